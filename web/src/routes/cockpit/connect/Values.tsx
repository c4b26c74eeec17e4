/** Values to type into another system's form, each with a button that copies it. */

import { Text } from '@ui5/webcomponents-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../components/CopyButton.tsx';
import styles from './connect.module.css';

export interface Value {
  label: string;
  /** What is copied; `null` if there is nothing to copy, or not yet. */
  value: string | null;
  /** What is shown instead. */
  shown?: ReactNode;
}

export function Values({ values }: { values: readonly Value[] }) {
  return (
    <dl className={styles.values}>
      {values.map(({ label, value, shown }) => (
        <div key={label} className={styles.value}>
          <dt>{label}</dt>
          <dd>
            <Text className={styles.text}>{shown ?? value}</Text>
            {value !== null && <CopyButton label={label} value={value} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
