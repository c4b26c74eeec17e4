/** How far a connection got, step by step. */

import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema.ts';
import { Status } from '../../../components/Status.tsx';
import styles from './destinations.module.css';

type ConnectionStep = components['schemas']['ConnectionStep'];

const states = { OK: 'Positive', FAILED: 'Negative', SKIPPED: 'None' } as const;

export function ConnectionSteps({ steps }: { steps: readonly ConnectionStep[] }) {
  const { t } = useTranslation('destinations');
  return (
    <ul className={styles.steps}>
      {steps.map(step => (
        <li key={step.step}>
          <strong>{t(`check.${step.step}`)}</strong>{' '}
          <Status state={states[step.status]}>{t(`check.${step.status}`)}</Status>
          <div className={styles.breakable}>{step.detail}</div>
        </li>
      ))}
    </ul>
  );
}
