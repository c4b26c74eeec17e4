/** `/cockpit/fragments`, and `/cockpit/fragments/<name>` with one of them. */

import { Route, Routes } from 'react-router';
import { FragmentList } from './FragmentList.tsx';
import { FragmentPage } from './FragmentPage.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<FragmentList />} />
      <Route path="~create" element={<FragmentPage key="new" isNew />} />
      <Route path=":name" element={<FragmentPage key="one" />} />
    </Routes>
  );
}
