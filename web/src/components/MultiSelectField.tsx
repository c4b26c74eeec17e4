/** Some of several choices, with their label above, a hint below and what is wrong with them beside them. */

import { Label, MultiComboBox, MultiComboBoxItem } from '@ui5/webcomponents-react';
import { useId } from 'react';
import styles from './TextField.module.css';

interface Props<T extends string> {
  label: string;
  value: readonly T[];
  options: readonly T[];
  onChange: (value: T[]) => void;
  error?: string;
  hint?: string;
  required?: boolean;
}

export function MultiSelectField<T extends string>(props: Props<T>) {
  const { label, value, options, onChange, error, hint, required } = props;
  const id = useId();
  // What was chosen before and is not offered any more can still be taken away.
  const all = [...options, ...value.filter(one => !options.includes(one))];
  return (
    <div className={styles.field}>
      <Label for={id} required={required} showColon>
        {label}
      </Label>
      <MultiComboBox
        id={id}
        className={styles.select}
        accessibleName={label}
        required={required}
        filter="Contains"
        valueState={error ? 'Negative' : 'None'}
        valueStateMessage={<div>{error}</div>}
        onSelectionChange={event => {
          const chosen = event.detail.items.map(item => item.text);
          onChange(all.filter(one => chosen.includes(one)));
        }}
      >
        {all.map(one => (
          <MultiComboBoxItem key={one} text={one} selected={value.includes(one)} />
        ))}
      </MultiComboBox>
      {error && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
      {hint && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}
