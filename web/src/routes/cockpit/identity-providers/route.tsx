/** `/cockpit/identity-providers`, and `/cockpit/identity-providers/<name>` with one of them. */

import { Route, Routes } from 'react-router';
import { ProviderList } from './ProviderList.tsx';
import { ProviderPage } from './ProviderPage.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<ProviderList />} />
      <Route path="~create" element={<ProviderPage key="new" isNew />} />
      <Route path=":name" element={<ProviderPage key="one" />} />
    </Routes>
  );
}
