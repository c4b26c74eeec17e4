/** A new service instance. */

import { Label, Option, Select, Text } from '@ui5/webcomponents-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createInstance, type ServiceInstance } from '../../../api/administration.ts';
import { Problem } from '../../../api/problem.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { JsonField } from '../../../components/JsonField.tsx';
import fields from '../../../components/TextField.module.css';
import { TextField } from '../../../components/TextField.tsx';
import { readParameters } from './parameters.ts';

/** What there are instances of, and the one plan of each. */
const services = { 'one-inbox-service': 'all-tasks', destination: 'lite', xsuaa: 'application' } as const;
type Service = keyof typeof services;
const names = Object.keys(services) as Service[];

interface Props {
  onCreated: (instance: ServiceInstance) => Promise<void>;
  onClose: () => void;
}

export function CreateInstance({ onCreated, onClose }: Props) {
  const { t } = useTranslation('instances');
  const [service, setService] = useState<Service>('one-inbox-service');
  const [name, setName] = useState('');
  const [parameters, setParameters] = useState('');
  const id = useId();

  const submit = async () => {
    const read = readParameters(parameters);
    if (read.kind === 'faulty') throw new Problem(0, 'faulty', t('parametersFaulty'), 'parameters');
    const instance = await createInstance({
      name: name.trim(),
      service,
      ...(read.kind === 'object' ? { parameters: read.value } : {}),
    });
    await onCreated(instance);
  };

  return (
    <FormDialog
      title={t('createTitle')}
      action={t('createAction')}
      fields={['name', 'service', 'plan', 'parameters']}
      required={{ name }}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          <div className={fields.field}>
            <Label for={id} required showColon>
              {t('service')}
            </Label>
            <Select
              id={id}
              className={fields.select}
              accessibleName={t('service')}
              value={service}
              onChange={event => {
                const chosen = event.detail.selectedOption.dataset.value;
                setService(names.find(one => one === chosen) ?? service);
              }}
            >
              {names.map(one => (
                <Option key={one} value={one} data-value={one}>
                  {t(`services.${one}`)}
                </Option>
              ))}
            </Select>
            <span className={fields.hint}>{t(`serviceHints.${service}`)}</span>
          </div>
          <div className={fields.field}>
            <Label>{t('plan')}</Label>
            <Text>{services[service]}</Text>
          </div>
          <TextField
            label={t('name')}
            value={name}
            onChange={setName}
            error={errorAt('name') ?? errorAt('service')}
            required
          />
          <JsonField
            label={t('parameters')}
            rows={5}
            value={parameters}
            onChange={setParameters}
            error={errorAt('parameters')}
            hint={t('parametersHint')}
          />
        </>
      )}
    </FormDialog>
  );
}
