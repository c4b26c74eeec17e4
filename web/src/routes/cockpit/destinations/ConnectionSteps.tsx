/** How far a connection got, step by step. */

import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema.ts';
import { formatDuration } from '../../../components/moment.ts';
import { Status } from '../../../components/Status.tsx';
import styles from './destinations.module.css';

type Step = components['schemas']['ConnectionStep'] | components['schemas']['DestinationTestStep'];

const states = { OK: 'Positive', FAILED: 'Negative', SKIPPED: 'None' } as const;

export function ConnectionSteps({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation('destinations');
  return (
    <ul className={styles.steps}>
      {steps.map(step => (
        <li key={step.step}>
          <strong>{t(`check.${step.step}`)}</strong>{' '}
          <Status state={states[step.status]}>{t(`check.${step.status}`)}</Status>
          {step.status !== 'SKIPPED' && (
            <span className={styles.duration}> {formatDuration(step.durationMs)}</span>
          )}
          <div className={styles.breakable}>{step.detail}</div>
        </li>
      ))}
    </ul>
  );
}
