/** Changes a person's data. */

import { CheckBox } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeUser, type User } from '../../../api/administration.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { given } from './people.ts';

interface Props {
  user: User;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

export function EditUser({ user, onSaved, onClose }: Props) {
  const { t } = useTranslation(['users', 'common']);
  const [values, setValues] = useState({
    userName: user.userName,
    email: user.email,
    givenName: user.givenName ?? '',
    familyName: user.familyName ?? '',
    displayName: user.displayName,
  });
  const [successFactors, setSuccessFactors] = useState(user.providerIds.SuccessFactors ?? '');
  const [active, setActive] = useState(user.active);

  const submit = async () => {
    await changeUser(user.id, {
      ...given(values),
      active,
      providerIds: { SuccessFactors: successFactors.trim() || null },
    });
    await onSaved();
  };

  return (
    <FormDialog
      title={t('editTitle', { name: user.displayName || user.userName })}
      action={t('common:save')}
      fields={[...Object.keys(values), 'providerIds']}
      required={{ userName: values.userName, email: values.email }}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          {(['userName', 'email', 'givenName', 'familyName', 'displayName'] as const).map(name => (
            <TextField
              key={name}
              label={t(name)}
              type={name === 'email' ? 'Email' : 'Text'}
              value={values[name]}
              onChange={value => setValues(before => ({ ...before, [name]: value }))}
              error={errorAt(name)}
              required={name === 'userName' || name === 'email'}
            />
          ))}
          <TextField
            label={t('successFactorsId')}
            value={successFactors}
            onChange={setSuccessFactors}
            error={errorAt('providerIds')}
            hint={t('successFactorsIdHint')}
          />
          <CheckBox text={t('mayUse')} checked={active} onChange={event => setActive(event.target.checked)} />
        </>
      )}
    </FormDialog>
  );
}
