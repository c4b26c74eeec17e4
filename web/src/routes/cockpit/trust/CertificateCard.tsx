/** One of the two certificates. */

import { Button, Card, Tag, Title } from '@ui5/webcomponents-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ExpiryStatus } from '../../../components/ExpiryStatus.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { saveFile } from '../../../components/saveFile.ts';
import { useCopy } from '../../../components/useCopy.ts';
import type { TrustCertificate } from './queries.ts';
import styles from './trust.module.css';

interface Props {
  slot: 'active' | 'passive';
  certificate: TrustCertificate | null;
  /** What to do where there is none. */
  empty: ReactNode;
  actions: ReactNode;
}

export function CertificateCard({ slot, certificate, empty, actions }: Props) {
  const { t } = useTranslation('trust');
  const copy = useCopy();
  const title = t(slot);
  const file = slot === 'active' ? 'docket-trust.pem' : 'docket-trust-passive.pem';
  return (
    <Card accessibleName={title}>
      <section className={styles.card} aria-label={title}>
        <div className={styles.head}>
          <Title level="H2" size="H4">
            {title}
          </Title>
          {certificate && (
            <Tag design={slot === 'active' ? 'Positive' : 'Neutral'} hideStateIcon={slot !== 'active'}>
              {t(`${slot}Tag`)}
            </Tag>
          )}
        </div>
        {certificate ? (
          <>
            <Facts
              facts={[
                { label: t('subject'), value: certificate.subject },
                {
                  label: t('validUntil'),
                  value: (
                    <ExpiryStatus
                      until={certificate.validUntil}
                      expiry={certificate.expiry}
                      daysLeft={certificate.daysLeft}
                    />
                  ),
                },
                {
                  label: t('fingerprint'),
                  value: certificate.fingerprintSha256,
                  copy: certificate.fingerprintSha256,
                },
                { label: t('keyName'), value: certificate.keyName },
                { label: t('key'), value: t('bits', { bits: certificate.keyBits }) },
                { label: t('serial'), value: certificate.serialNumber },
                { label: t('made'), value: formatMoment(certificate.generatedOn) },
              ]}
            />
            <div className={styles.actions}>
              {actions}
              <Button onClick={() => saveFile(file, certificate.certificate, 'application/x-pem-file')}>
                {t('download')}
              </Button>
              <Button onClick={() => void copy(certificate.certificate, title)}>{t('copy')}</Button>
            </div>
          </>
        ) : (
          empty
        )}
      </section>
    </Card>
  );
}
