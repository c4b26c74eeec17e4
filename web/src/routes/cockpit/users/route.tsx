/** `/cockpit/users`, and `/cockpit/users/<id>` with one person's data and roles. */

import { Route, Routes } from 'react-router';
import { UserList } from './UserList.tsx';
import { UserPage } from './UserPage.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<UserList />} />
      <Route path=":id" element={<UserPage />} />
    </Routes>
  );
}
