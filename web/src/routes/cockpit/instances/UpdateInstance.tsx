/** Other parameters for a service instance. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ServiceInstance,
  type UpdatedServiceInstance,
  updateInstance,
} from '../../../api/administration.ts';
import { Problem } from '../../../api/problem.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { JsonField } from '../../../components/JsonField.tsx';
import { formatParameters, readParameters } from './parameters.ts';

interface Props {
  instance: ServiceInstance;
  onUpdated: (updated: UpdatedServiceInstance) => Promise<void>;
  onClose: () => void;
}

export function UpdateInstance({ instance, onUpdated, onClose }: Props) {
  const { t } = useTranslation('instances');
  const [parameters, setParameters] = useState(() => formatParameters(instance.parameters));
  const submit = async () => {
    const read = readParameters(parameters);
    if (read.kind === 'faulty') throw new Problem(0, 'faulty', t('parametersFaulty'), 'parameters');
    await onUpdated(await updateInstance(instance.name, read.kind === 'object' ? read.value : {}));
  };
  return (
    <FormDialog
      title={t('updateTitle', { name: instance.name })}
      action={t('update')}
      fields={['parameters']}
      required={{}}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <JsonField
          label={t('parameters')}
          rows={12}
          value={parameters}
          onChange={setParameters}
          error={errorAt('parameters')}
          hint={t('updateHint')}
        />
      )}
    </FormDialog>
  );
}
