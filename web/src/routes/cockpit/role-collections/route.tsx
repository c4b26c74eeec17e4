/** `/cockpit/role-collections`, and `/cockpit/role-collections/<name>` with one collection's roles and holders. */

import { Route, Routes } from 'react-router';
import { CollectionList } from './CollectionList.tsx';
import { CollectionPage } from './CollectionPage.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<CollectionList />} />
      <Route path=":name" element={<CollectionPage />} />
    </Routes>
  );
}
