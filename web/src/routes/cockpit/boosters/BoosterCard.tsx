/** A booster: what it will do, and once it ran, what it did. */

import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, MessageStrip, Tag, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Booster, type BoosterStep, runBooster } from '../../../api/administration.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import styles from './BoosterCard.module.css';
import { outcomeOf } from './outcome.ts';

const designs = {
  CREATED: 'Positive',
  EXISTS: 'Information',
  SKIPPED: 'Neutral',
  FAILED: 'Negative',
} as const;

export function BoosterCard({ booster }: { booster: Booster }) {
  const { t } = useTranslation('boosters');
  const announce = useAnnounce();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<BoosterStep[] | null>(null);

  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      const steps = await runBooster();
      setDone(steps);
      announce(t(`outcome.${outcomeOf(steps)}`));
      // It made instances, keys and destinations, and gave roles, also to the person who ran it.
      await queries.invalidateQueries();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  const title = t(`${booster.name}.title`, { defaultValue: booster.title });
  const outcome = done && outcomeOf(done);
  return (
    <Card accessibleName={title}>
      <div className={styles.card}>
        <Title level="H2" size="H4">
          {title}
        </Title>
        <p className={styles.text}>
          {t(`${booster.name}.description`, { defaultValue: booster.description })}
        </p>
        <div className={styles.run}>
          <Button design="Emphasized" disabled={busy} onClick={() => void run()}>
            {busy ? t('running') : done ? t('runAgain') : t('run')}
          </Button>
          <span>{t('harmless')}</span>
        </div>
        <ProblemStrip error={error} />
        {outcome && (
          <MessageStrip
            hideCloseButton
            design={outcome === 'failed' ? 'Negative' : outcome === 'nothing' ? 'Information' : 'Positive'}
          >
            {t(`outcome.${outcome}`)}
          </MessageStrip>
        )}
        <Title level="H3" size="H5">
          {done ? t('didSteps') : t('willDoSteps')}
        </Title>
        <ol className={styles.steps} aria-busy={busy}>
          {done
            ? done.map(step => (
                <li key={step.title}>
                  <div className={styles.step}>
                    <strong>{step.title}</strong>
                    <Tag design={designs[step.status]}>{t(`status.${step.status}`)}</Tag>
                  </div>
                  <span className={styles.detail}>{step.detail}</span>
                </li>
              ))
            : booster.steps.map(step => (
                <li key={step.title}>
                  <strong>{step.title}</strong>
                  <span className={styles.detail}>{step.description}</span>
                </li>
              ))}
        </ol>
        {done && (
          <>
            <Title level="H3" size="H5">
              {t('next.title')}
            </Title>
            <ul className={styles.next}>
              <li>
                <RouteLink to="/cockpit/connect-successfactors">{t('next.connect')}</RouteLink>:{' '}
                {t('next.connectHint')}
              </li>
              <li>
                <RouteLink to="/cockpit/instances">{t('next.keys')}</RouteLink>: {t('next.keysHint')}
              </li>
              <li>
                <RouteLink to="/cockpit/destinations">{t('next.destinations')}</RouteLink>:{' '}
                {t('next.destinationsHint')}
              </li>
              <li>
                <RouteLink to="/cockpit/users">{t('next.users')}</RouteLink>: {t('next.usersHint')}
              </li>
            </ul>
          </>
        )}
      </div>
    </Card>
  );
}
