/** A JSON object to type, with its label above, a hint below and what is wrong with it beside it. */

import { Label, TextArea } from '@ui5/webcomponents-react';
import { useId } from 'react';
import styles from './TextField.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  hint: string;
  rows: number;
}

export function JsonField({ label, value, onChange, error, hint, rows }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <Label for={id} showColon>
        {label}
      </Label>
      <TextArea
        id={id}
        rows={rows}
        accessibleName={label}
        value={value}
        valueState={error ? 'Negative' : 'None'}
        valueStateMessage={<div>{error}</div>}
        onInput={event => onChange(event.target.value)}
      />
      {error && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
      <span className={styles.hint}>{hint}</span>
    </div>
  );
}
