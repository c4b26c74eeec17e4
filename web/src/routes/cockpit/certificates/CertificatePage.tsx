/** One certificate file with what can be seen of it. */

import { BusyIndicator, Button, MessageStrip, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ExpiryStatus } from '../../../components/ExpiryStatus.tsx';
import { expiryOf } from '../../../components/expiry.ts';
import { Facts } from '../../../components/Facts.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { saveFile } from '../../../components/saveFile.ts';
import { useTitle } from '../../../components/useTitle.ts';
import { useRights } from '../destinations/queries.ts';
import styles from './certificates.module.css';
import { LIST } from './paths.ts';
import { type CertificateDetails, useCertificate, useCertificateActions } from './queries.ts';
import { UploadDialog } from './UploadDialog.tsx';
import { UsedBy } from './UsedBy.tsx';
import { isEnding, Validity } from './Validity.tsx';

export function CertificatePage() {
  const { t } = useTranslation(['certificates', 'common']);
  const { name = '' } = useParams();
  useTitle(name);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rights = useRights();
  const { data, error } = useCertificate(name);
  const { remove } = useCertificateActions();
  const [open, setOpen] = useState<'replace' | 'delete' | null>(null);

  return (
    <Page
      title={name}
      above={<RouteLink to={LIST}>{t('toList')}</RouteLink>}
      actions={
        data &&
        rights.write && (
          <>
            <Button onClick={() => setOpen('replace')}>{t('replace')}</Button>
            <Button design="Negative" onClick={() => setOpen('delete')}>
              {t('common:delete')}
            </Button>
          </>
        )
      }
    >
      <ProblemStrip error={error} />
      {!data && !error && <BusyIndicator active delay={300} text={t('common:loading')} />}
      {data && (
        <>
          {isEnding(data) && (
            <MessageStrip design={data.expiry === 'EXPIRED' ? 'Negative' : 'Critical'} hideCloseButton>
              {t(data.expiry === 'EXPIRED' ? 'hasEnded' : 'endsSoon', { count: data.daysLeft ?? 0 })}
            </MessageStrip>
          )}
          <Facts
            facts={[
              { label: t('kind'), value: t(`kind.${data.kind}`) },
              {
                label: t('validUntil'),
                value: <Validity certificate={data} />,
              },
              { label: t('origin'), value: t(data.isGenerated ? 'made' : 'wasUploaded') },
              { label: t('renewsAt'), value: data.renewsAt === null ? '–' : formatMoment(data.renewsAt) },
              { label: t('changed'), value: formatMoment(data.modifiedAt) },
              { label: t('usedBy'), value: <UsedBy certificate={data} /> },
            ]}
          />
          <Title level="H2" size="H4">
            {t('parts')}
          </Title>
          {data.parts.length === 0 && <p className={styles.text}>{t('noParts')}</p>}
          <Parts certificate={data} />
        </>
      )}
      {open === 'replace' && (
        <UploadDialog
          replaces={name}
          onDone={() => announce(t('replaced', { name }))}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('delete.title', { name })}
          text={t('delete.text')}
          action={t('common:delete')}
          onConfirm={async () => {
            await remove(name);
            announce(t('deleted', { name }));
            navigate(LIST, { replace: true });
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

function Parts({ certificate }: { certificate: CertificateDetails }) {
  const { t } = useTranslation('certificates');
  return certificate.parts.flatMap((part, place) =>
    part.chain.map((one, depth) => (
      <section
        key={`${part.alias ?? place} ${one.serialNumber} ${one.subject}`}
        className={styles.part}
        aria-label={one.subject}
      >
        {depth === 0 && part.alias !== null && (
          <Title level="H3" size="H5">
            {part.alias}
          </Title>
        )}
        <Facts
          facts={[
            { label: t('subject'), value: one.subject },
            { label: t('issuer'), value: one.issuer },
            { label: t('serial'), value: one.serialNumber },
            { label: t('validFrom'), value: formatMoment(one.validFrom) },
            {
              label: t('validUntil'),
              value: <ExpiryStatus until={one.validUntil} {...expiryOf(one.validUntil, new Date())} />,
            },
          ]}
        />
        <div>
          <Button
            accessibleName={t('downloadOf', { subject: one.subject })}
            onClick={() =>
              saveFile(
                `${certificate.name.replace(/\.[^.]+$/, '')}-${place + 1}-${depth + 1}.pem`,
                one.certificate,
                'application/x-pem-file',
              )
            }
          >
            {t('download')}
          </Button>
        </div>
      </section>
    )),
  );
}
