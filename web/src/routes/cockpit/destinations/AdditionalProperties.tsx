/** The properties without a field of their own: names with suggestions, values with what is usual. */

import '@ui5/webcomponents-icons/dist/add.js';
import '@ui5/webcomponents-icons/dist/decline.js';
import { Button, ComboBox, type ComboBoxDomRef, ComboBoxItem, Text, Title } from '@ui5/webcomponents-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './destinations.module.css';
import type { Finding } from './findings.ts';
import { type Catalogue, isSecret, type Row, type SecretChoice, suggestionFor } from './form.ts';
import { Notes, ValueControl } from './PropertyField.tsx';

interface Props {
  catalogue: Catalogue;
  rows: readonly Row[];
  readonly: boolean;
  faultOf: (name: string) => string | null;
  findingsOf: (name: string) => readonly Finding[];
  onAdd: () => void;
  onChange: (id: number, change: Partial<Pick<Row, 'name' | 'value'>>) => void;
  onRemove: (id: number) => void;
  storedSecrets: readonly string[];
  onSecret: (id: number, choice: SecretChoice) => void;
}

export function AdditionalProperties({ rows, readonly, onAdd, ...rest }: Props) {
  const { t } = useTranslation('destinations');
  /** A row added by hand takes the focus. */
  const added = useRef(false);
  return (
    <section aria-labelledby="additional">
      <div className={`${styles.head} ${styles.section}`}>
        <Title id="additional" level="H2" size="H5">
          {t('additional')}
        </Title>
        {!readonly && (
          <Button
            icon="add"
            onClick={() => {
              added.current = true;
              onAdd();
            }}
          >
            {t('newProperty')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <Text className={styles.hint}>{t('noAdditional')}</Text>}
      {rows.map((row, index) => (
        <PropertyRow
          key={row.id}
          row={row}
          number={index + 1}
          readonly={readonly}
          focus={added.current && index === rows.length - 1 && row.name === ''}
          {...rest}
        />
      ))}
    </section>
  );
}

interface RowProps extends Omit<Props, 'rows' | 'onAdd'> {
  row: Row;
  number: number;
  focus: boolean;
}

function PropertyRow(props: RowProps) {
  const { catalogue, row, number, readonly, focus, faultOf, findingsOf, onChange, onRemove } = props;
  const { t } = useTranslation('destinations');
  const name = useRef<ComboBoxDomRef>(null);
  const wantsFocus = useRef(focus);
  useEffect(() => {
    if (wantsFocus.current) void name.current?.focus();
    wantsFocus.current = false;
  }, []);

  const known = suggestionFor(catalogue, row.name);
  const fault = faultOf(row.name);
  const findings = findingsOf(row.name);
  const title = row.name || String(number);
  return (
    <div className={styles.row}>
      <ComboBox
        ref={name}
        accessibleName={t('propertyName', { number })}
        placeholder={t('propertyNameHint')}
        value={row.name}
        readonly={readonly || row.stored}
        valueState={fault ? 'Negative' : findings.length > 0 ? 'Critical' : 'None'}
        valueStateMessage={<div>{fault ?? findings[0]?.message}</div>}
        filter="Contains"
        noTypeahead
        onInput={event => onChange(row.id, { name: event.target.value })}
        onChange={event => onChange(row.id, { name: event.target.value })}
      >
        {catalogue.suggestions.map(one => (
          <ComboBoxItem key={one.name} text={one.name} additionalText={one.description} />
        ))}
      </ComboBox>
      <ValueControl
        id={`value-${row.id}`}
        label={t('propertyValue', { number })}
        description={known?.description ?? ''}
        secret={isSecret(row.name)}
        values={known?.prefix ? [] : (known?.values ?? [])}
        closed={false}
        fallback={null}
        entry={row}
        required={false}
        readonly={readonly}
        fault={fault}
        findings={findings}
        secretStored={props.storedSecrets.includes(row.name)}
        onSecret={choice => props.onSecret(row.id, choice)}
        onChange={value => onChange(row.id, { value })}
      />
      {readonly ? (
        <span />
      ) : (
        <Button
          icon="decline"
          design="Transparent"
          tooltip={t('removeProperty', { name: title })}
          accessibleName={t('removeProperty', { name: title })}
          onClick={() => onRemove(row.id)}
        />
      )}
      <div className={styles.rowHint}>
        <Notes fault={fault} findings={findings} />
        {known && <Text className={styles.hint}>{known.description}</Text>}
      </div>
    </div>
  );
}
