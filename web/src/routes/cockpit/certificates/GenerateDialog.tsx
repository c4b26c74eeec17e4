/** A certificate that docket makes. */

import { CheckBox, Label, Option, Select, TextArea } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../components/FormDialog.tsx';
import fields from '../../../components/TextField.module.css';
import { TextField } from '../../../components/TextField.tsx';
import styles from './certificates.module.css';
import { type CertificateDetails, useCertificateActions } from './queries.ts';

const units = ['DAYS', 'MONTHS', 'YEARS'] as const;
type Unit = (typeof units)[number];

interface Props {
  onDone: (certificate: CertificateDetails) => void;
  onClose: () => void;
}

export function GenerateDialog({ onDone, onClose }: Props) {
  const { t } = useTranslation('certificates');
  const { generate } = useCertificateActions();
  const [name, setName] = useState('');
  const [commonName, setCommonName] = useState('');
  const [value, setValue] = useState('1');
  const [unit, setUnit] = useState<Unit>('YEARS');
  const [automaticRenew, setAutomaticRenew] = useState(true);
  const [password, setPassword] = useState('');
  const [signingRequest, setSigningRequest] = useState('');
  const store = /\.p12$/i.test(name.trim());
  const submit = async () => {
    const asked = store
      ? { password }
      : signingRequest.trim() === ''
        ? password === ''
          ? {}
          : { password }
        : { signingRequest };
    onDone(
      await generate({
        name: name.trim(),
        commonName: commonName.trim(),
        validity: { unit, value: Number(value) || 0 },
        automaticRenew,
        ...asked,
      }),
    );
  };
  return (
    <FormDialog
      title={t('generateTitle')}
      action={t('generate')}
      fields={['name', 'commonName', 'validity', 'password', 'signingRequest']}
      required={{ name, commonName, validity: value, ...(store ? { password } : {}) }}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          <TextField
            label={t('name')}
            hint={t('generatedNameHint')}
            value={name}
            onChange={setName}
            error={errorAt('name')}
            required
          />
          <TextField
            label={t('commonName')}
            hint={t('commonNameHint')}
            value={commonName}
            onChange={setCommonName}
            error={errorAt('commonName')}
            required
          />
          <div className={styles.validity}>
            <TextField
              label={t('validity')}
              value={value}
              onChange={setValue}
              error={errorAt('validity')}
              required
            />
            <Select
              className={styles.unit}
              accessibleName={t('unit')}
              value={unit}
              onChange={event => {
                const chosen = event.detail.selectedOption.dataset.value;
                setUnit(units.find(one => one === chosen) ?? unit);
              }}
            >
              {units.map(one => (
                <Option key={one} value={one} data-value={one}>
                  {t(`unit.${one}`)}
                </Option>
              ))}
            </Select>
          </div>
          <CheckBox
            text={t('automaticRenew')}
            checked={automaticRenew}
            onChange={event => setAutomaticRenew(event.target.checked)}
          />
          <TextField
            label={t('password')}
            type="Password"
            hint={t('passwordHint')}
            value={password}
            onChange={setPassword}
            error={errorAt('password')}
            required={store}
          />
          {!store && (
            <div className={fields.field}>
              <Label for="signing-request" showColon>
                {t('signingRequest')}
              </Label>
              <TextArea
                id="signing-request"
                rows={4}
                accessibleName={t('signingRequest')}
                value={signingRequest}
                valueState={errorAt('signingRequest') ? 'Negative' : 'None'}
                onInput={event => setSigningRequest(event.target.value)}
              />
              {errorAt('signingRequest') && (
                <span className={fields.error} role="alert">
                  {errorAt('signingRequest')}
                </span>
              )}
              <span className={fields.hint}>{t('signingRequestHint')}</span>
            </div>
          )}
        </>
      )}
    </FormDialog>
  );
}
