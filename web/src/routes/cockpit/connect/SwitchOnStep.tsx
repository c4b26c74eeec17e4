/** `tc.enabled`, and what the connector says once it is true. */

import { BusyIndicator, Button, MessageStrip } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { connectorPath } from '../../admin/paths.ts';
import { StatusTag } from '../../admin/StatusTag.tsx';
import styles from './connect.module.css';
import { hasFetched } from './progress.ts';
import type { Properties } from './properties.ts';
import { type useConnector, useWrite } from './queries.ts';

interface Props {
  name: string;
  primary: Properties | undefined;
  /** Both destinations are there with their keys. */
  possible: boolean;
  connector: ReturnType<typeof useConnector>;
}

export function SwitchOnHere({ name, primary, possible, connector }: Props) {
  const { t } = useTranslation('connect');
  const announce = useAnnounce();
  const write = useWrite();
  const on = primary?.['tc.enabled'] === 'true';
  const found = connector.data ?? null;
  const set = (value: 'true' | 'false') =>
    write.mutate(
      { found: primary, wanted: { 'tc.enabled': value } },
      { onSuccess: () => announce(t(value === 'true' ? 'switchOn.switched' : 'switchOn.paused', { name })) },
    );
  if (!on)
    return (
      <>
        <p className={styles.text}>{t('switchOn.what', { name })}</p>
        <ProblemStrip error={write.error} />
        <div>
          <Button
            design="Emphasized"
            disabled={!possible || write.isPending}
            tooltip={possible ? undefined : t('switchOn.notYet')}
            onClick={() => set('true')}
          >
            {t('switchOn.action')}
          </Button>
        </div>
        {!possible && <p className={styles.hint}>{t('switchOn.notYet')}</p>}
      </>
    );
  return (
    <>
      <ProblemStrip error={write.error ?? connector.error} />
      <div aria-live="polite" className={styles.form}>
        {found?.status === 'ERROR' && (
          <MessageStrip design="Negative" hideCloseButton>
            {t('switchOn.error')}
          </MessageStrip>
        )}
        {hasFetched(found) && found?.status !== 'ERROR' && (
          <MessageStrip design="Positive" hideCloseButton>
            {t('switchOn.fetched', { count: found?.counts.valid ?? 0 })}
          </MessageStrip>
        )}
        {!hasFetched(found) && found?.status !== 'ERROR' && (
          <BusyIndicator active delay={300} text={t('switchOn.waiting')} />
        )}
        <ul className={styles.jobs}>
          {found?.jobs.map(job => (
            <li key={job.jobType}>
              <span className={styles.job}>
                <strong>{job.jobType}</strong> <StatusTag status={job.status} />
              </span>
              <span className={styles.hint}>{job.message}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.actions}>
        <RouteLink to={connectorPath(name)}>{t('switchOn.connector')}</RouteLink>
        <Button design="Transparent" disabled={write.isPending} onClick={() => set('false')}>
          {t('switchOn.pause')}
        </Button>
      </div>
    </>
  );
}
