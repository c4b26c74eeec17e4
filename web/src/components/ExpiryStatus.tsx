/** Until when something is valid, and how many days are left. */

import { useTranslation } from 'react-i18next';
import type { Expiry } from './expiry.ts';
import { formatMoment } from './moment.ts';
import { Status } from './Status.tsx';

const states = { VALID: 'Positive', EXPIRING: 'Critical', EXPIRED: 'Negative' } as const;

interface Props {
  until: string;
  expiry: Expiry;
  daysLeft: number;
}

export function ExpiryStatus({ until, expiry, daysLeft }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {formatMoment(until)}{' '}
      <Status state={states[expiry]}>
        {expiry === 'EXPIRED' ? t('expired') : t('daysLeft', { count: daysLeft })}
      </Status>
    </>
  );
}
