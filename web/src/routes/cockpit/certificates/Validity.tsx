/** Until when a certificate is valid, as far as that can be known without its password. */

import { useTranslation } from 'react-i18next';
import { ExpiryStatus } from '../../../components/ExpiryStatus.tsx';
import type { Certificate } from './queries.ts';

type Ends = Pick<Certificate, 'validUntil' | 'expiry' | 'daysLeft' | 'renewsAt'>;

export function Validity({ certificate: { validUntil, expiry, daysLeft } }: { certificate: Ends }) {
  const { t } = useTranslation('certificates');
  if (validUntil === null || expiry === null) return t('unknown');
  return <ExpiryStatus until={validUntil} expiry={expiry} daysLeft={daysLeft ?? 0} />;
}

/** Whether somebody has to see to it: it ends soon or has ended, and docket does not make it anew. */
export function isEnding({ expiry, renewsAt }: Ends): boolean {
  return renewsAt === null && expiry !== null && expiry !== 'VALID';
}
