/** One of several choices, with its label above, a hint below and what is wrong with it beside it. */

import { Label, Option, Select } from '@ui5/webcomponents-react';
import { useId } from 'react';
import styles from './TextField.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  onChange: (value: T) => void;
  error?: string;
  hint?: string;
}

export function SelectField<T extends string>({ label, value, options, onChange, error, hint }: Props<T>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <Label for={id} showColon>
        {label}
      </Label>
      <Select
        id={id}
        className={styles.select}
        accessibleName={label}
        value={value}
        valueState={error ? 'Negative' : 'None'}
        onChange={event => {
          const chosen = options.find(one => one.value === event.detail.selectedOption.dataset.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map(one => (
          <Option key={one.value} value={one.value} data-value={one.value}>
            {one.text}
          </Option>
        ))}
      </Select>
      {error && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
      {hint && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}
