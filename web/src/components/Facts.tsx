/** Names and values of something, some with a button that copies them. */

import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';
import styles from './Facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** What the button beside it copies. */
  copy?: string;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, copy }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.value}>{value}</span>
            {copy !== undefined && <CopyButton label={label} value={copy} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
