/** The certificate SuccessFactors knows docket by. */

import { Button } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { Status } from '../../../components/Status.tsx';
import { downloadTrust } from '../destinations/queries.ts';
import type { useActiveCertificate } from '../trust/queries.ts';
import styles from './connect.module.css';
import { useMakeTrust } from './queries.ts';
import { Values } from './Values.tsx';

export function TrustHere({ trust }: { trust: ReturnType<typeof useActiveCertificate> }) {
  const { t } = useTranslation('connect');
  const announce = useAnnounce();
  const make = useMakeTrust();
  const [error, setError] = useState<unknown>(null);
  const found = trust.data;
  const download = async () => {
    setError(null);
    try {
      await downloadTrust();
      announce(t('trust.downloaded'));
    } catch (reason) {
      setError(reason);
    }
  };
  if (!found)
    return (
      <>
        <p className={styles.text}>{t('trust.none')}</p>
        <ProblemStrip error={trust.error ?? make.error} />
        <div>
          <Button
            design="Emphasized"
            disabled={trust.isPending || make.isPending}
            onClick={() => make.mutate(undefined, { onSuccess: () => announce(t('trust.made')) })}
          >
            {t(make.isPending ? 'trust.making' : 'trust.make')}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <Values
        values={[
          { label: t('trust.subject'), value: null, shown: found.subject },
          {
            label: t('trust.validUntil'),
            value: null,
            shown:
              new Date(found.validUntil) > new Date() ? (
                formatMoment(found.validUntil)
              ) : (
                <Status state="Negative">
                  {t('trust.expired', { moment: formatMoment(found.validUntil) })}
                </Status>
              ),
          },
          { label: t('trust.fingerprint'), value: found.fingerprintSha256 },
        ]}
      />
      <ProblemStrip error={error} />
      <div className={styles.actions}>
        <Button onClick={() => void download()}>{t('trust.download')}</Button>
      </div>
    </>
  );
}
