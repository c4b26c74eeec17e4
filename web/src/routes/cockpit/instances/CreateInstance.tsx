/** A new service instance. */

import { Label, Option, Select, Text, TextArea } from '@ui5/webcomponents-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createInstance, type ServiceInstance } from '../../../api/administration.ts';
import { Problem } from '../../../api/problem.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
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
  const ids = { service: useId(), plan: useId(), parameters: useId() };

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
            <Label for={ids.service} required showColon>
              {t('service')}
            </Label>
            <Select
              id={ids.service}
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
          <div className={fields.field}>
            <Label for={ids.parameters} showColon>
              {t('parameters')}
            </Label>
            <TextArea
              id={ids.parameters}
              rows={5}
              value={parameters}
              valueState={errorAt('parameters') ? 'Negative' : 'None'}
              valueStateMessage={<div>{errorAt('parameters')}</div>}
              onInput={event => setParameters(event.target.value)}
            />
            {errorAt('parameters') && (
              <span className={fields.error} role="alert">
                {errorAt('parameters')}
              </span>
            )}
            <span className={fields.hint}>{t('parametersHint')}</span>
          </div>
        </>
      )}
    </FormDialog>
  );
}
