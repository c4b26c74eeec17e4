/** A text to type, with its label above, a hint below and what is wrong with it beside it. */

import { Input, Label } from '@ui5/webcomponents-react';
import { type ReactNode, useId } from 'react';
import styles from './TextField.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  /** What is allowed and probably not meant; it keeps nobody from saving. */
  warning?: string;
  hint?: ReactNode;
  required?: boolean;
  type?: 'Text' | 'Email' | 'Password' | 'Search';
  /** Buttons beside the field. */
  actions?: ReactNode;
}

export function TextField({
  label,
  value,
  onChange,
  error,
  warning,
  hint,
  required,
  type = 'Text',
  actions,
}: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <Label for={id} required={required} showColon>
        {label}
      </Label>
      <div className={styles.row}>
        <Input
          id={id}
          className={styles.input}
          type={type}
          value={value}
          required={required}
          accessibleDescription={typeof hint === 'string' ? hint : undefined}
          valueState={error ? 'Negative' : 'None'}
          valueStateMessage={<div>{error}</div>}
          onInput={event => onChange(event.target.value)}
        />
        {actions}
      </div>
      {error && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
      {warning && !error && (
        <span className={styles.warning} role="status">
          {warning}
        </span>
      )}
      {hint && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}
