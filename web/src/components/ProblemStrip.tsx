/** A refusal or failure, told where it happened. */

import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import styles from './ProblemStrip.module.css';
import { Strip } from './Strip.ts';

interface Props {
  error: unknown;
  /** Lets the reader put it away. */
  onClose?: () => void;
}

/** What to tell about anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function ProblemStrip({ error, onClose }: Props) {
  const { t } = useTranslation();
  if (!error) return null;
  const unreachable = error instanceof Problem && error.status === 0;
  const details = error instanceof Problem ? error.details : [];
  return (
    <Suspense>
      <Strip
        design="Negative"
        hideCloseButton={!onClose}
        onClose={onClose}
        role="alert"
        className={styles.strip}
      >
        {unreachable ? t('unreachable') : sentenceOf(error)}
        {details.length > 0 && (
          <ul className={styles.details}>
            {details.map(detail => (
              <li key={detail.message}>{detail.message}</li>
            ))}
          </ul>
        )}
      </Strip>
    </Suspense>
  );
}
