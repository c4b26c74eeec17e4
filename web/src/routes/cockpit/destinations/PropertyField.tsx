/** A labelled field of the form, as the kind of control its values ask for; secrets are named and never shown. */

import { Button, ComboBox, ComboBoxItem, Input, Label, Option, Select, Text } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import styles from './destinations.module.css';
import { FindingNotes } from './FindingNotes.tsx';
import { type Finding, worstOf } from './findings.ts';
import type { Entry, Field, SecretChoice } from './form.ts';

interface Props {
  field: Field;
  entry: Entry;
  required: boolean;
  readonly: boolean;
  fault: string | null;
  findings: readonly Finding[];
  /** The server keeps a secret for it. */
  secretStored: boolean;
  onSecret: (choice: SecretChoice) => void;
  onChange: (value: string) => void;
}

export function PropertyField(props: Props) {
  const { field, entry, required, readonly, fault, findings, secretStored, onSecret, onChange } = props;
  const { t } = useTranslation('destinations');
  const label = t(`label.${field.name}`, { defaultValue: field.name });
  const id = `property-${field.name}`;
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <Label for={id} required={required} showColon={false} wrappingType="Normal">
          {label}
        </Label>
        {field.name !== label && <span className={`${styles.hint} ${styles.key}`}>{field.name}</span>}
      </div>
      <div className={styles.control}>
        <ValueControl
          id={id}
          label={label}
          description={`${field.name}. ${field.description}`}
          secret={field.secret}
          values={field.values ?? []}
          // Chosen, not typed: the fields below follow from it. A type that only other clients know stays as it is.
          closed={field.closed || field.name === 'Authentication'}
          fallback={field.default ?? null}
          entry={entry}
          required={required}
          readonly={readonly}
          fault={fault}
          findings={findings}
          secretStored={secretStored}
          onSecret={onSecret}
          onChange={onChange}
        />
        <Notes fault={fault} findings={findings} />
        <Text className={styles.hint}>{field.description}</Text>
      </div>
    </div>
  );
}

/** What is wrong with a property, and what is worth a thought. */
export function Notes({ fault, findings }: { fault: string | null; findings: readonly Finding[] }) {
  return (
    <>
      {fault && (
        <span className={styles.fault} role="alert">
          {fault}
        </span>
      )}
      <FindingNotes findings={findings} />
    </>
  );
}

/** `Negative` is kept for what keeps the form from being saved. */
const valueStates = { ERROR: 'Critical', WARNING: 'Critical', HINT: 'Information' } as const;

interface ControlProps {
  id: string;
  label: string;
  description: string;
  secret: boolean;
  values: readonly string[];
  closed: boolean;
  /** What holds if nothing is chosen. */
  fallback: string | null;
  entry: Entry;
  required: boolean;
  readonly: boolean;
  fault: string | null;
  findings: readonly Finding[];
  secretStored: boolean;
  onSecret: (choice: SecretChoice) => void;
  onChange: (value: string) => void;
}

export function ValueControl(props: ControlProps) {
  const { id, label, description, secret, values, closed, fallback, entry, required, readonly } = props;
  const { t } = useTranslation('destinations');
  const worst = worstOf(props.findings);
  const message = props.fault ?? props.findings.find(one => one.severity === worst)?.message;
  const stated = {
    valueState: props.fault ? 'Negative' : worst ? valueStates[worst] : 'None',
    valueStateMessage: <div>{message}</div>,
  } as const;

  const choose = (choice: SecretChoice) => (
    <Button
      design="Transparent"
      accessibleName={t(`secret.${choice}Of`, { label })}
      onClick={() => props.onSecret(choice)}
    >
      {t(`secret.${choice}`)}
    </Button>
  );
  if (entry.stored || entry.removed) {
    return (
      <div className={styles.secret}>
        <Text>{t(entry.stored ? 'secret.set' : 'secret.removed')}</Text>
        {!readonly && entry.stored && choose('replace')}
        {!readonly && entry.stored && !required && choose('remove')}
        {entry.removed && choose('keep')}
      </div>
    );
  }
  if (values.length > 0 && closed) {
    const others = entry.value === '' || values.includes(entry.value) ? [] : [entry.value];
    return (
      <Select
        id={id}
        accessibleName={label}
        required={required}
        disabled={readonly}
        {...stated}
        value={entry.value}
        onChange={event => props.onChange(event.detail.selectedOption.dataset.value ?? '')}
      >
        {(!required || entry.value === '') && (
          <Option value="" data-value="">
            {fallback ? t('notSetDefault', { value: fallback }) : t('notSet')}
          </Option>
        )}
        {[...values, ...others].map(value => (
          <Option key={value} value={value} data-value={value}>
            {value}
          </Option>
        ))}
      </Select>
    );
  }
  if (values.length > 0) {
    return (
      <ComboBox
        id={id}
        accessibleName={label}
        required={required}
        readonly={readonly}
        {...stated}
        value={entry.value}
        filter="Contains"
        noTypeahead
        onInput={event => props.onChange(event.target.value)}
        onChange={event => props.onChange(event.target.value)}
      >
        {values.map(value => (
          <ComboBoxItem key={value} text={value} />
        ))}
      </ComboBox>
    );
  }
  const input = (
    <Input
      id={id}
      className={styles.input}
      accessibleName={label}
      accessibleDescription={description}
      type={secret ? 'Password' : 'Text'}
      required={required}
      readonly={readonly}
      {...stated}
      value={entry.value}
      onInput={event => props.onChange(event.target.value)}
    />
  );
  if (!props.secretStored) return input;
  return (
    <div className={styles.secret}>
      {input}
      {choose('keep')}
    </div>
  );
}
