/** `/cockpit/instances`, and `/cockpit/instances/<name>` with the keys of one. */

import { Route, Routes } from 'react-router';
import { InstanceList } from './InstanceList.tsx';
import { InstancePage } from './InstancePage.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<InstanceList />} />
      <Route path=":name" element={<InstancePage />} />
    </Routes>
  );
}
