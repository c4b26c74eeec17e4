/** `/cockpit/certificates`, and `/cockpit/certificates/<name>` with one of them. */

import { Route, Routes } from 'react-router';
import { CertificateList } from './CertificateList.tsx';
import { CertificatePage } from './CertificatePage.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<CertificateList />} />
      <Route path=":name" element={<CertificatePage />} />
    </Routes>
  );
}
