/** A new person. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createUser, type User } from '../../../api/administration.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { PasswordField } from './PasswordField.tsx';
import { given } from './people.ts';

const empty = {
  userName: '',
  email: '',
  givenName: '',
  familyName: '',
  displayName: '',
  id: '',
  successFactors: '',
  password: '',
};
type FieldName = keyof typeof empty;

interface Props {
  onCreated: (user: User) => Promise<void>;
  onClose: () => void;
}

export function CreateUser({ onCreated, onClose }: Props) {
  const { t } = useTranslation('users');
  const [values, setValues] = useState(empty);
  const set = (name: FieldName) => (value: string) => setValues(before => ({ ...before, [name]: value }));

  const submit = async () => {
    const { userName, email, password, successFactors, ...optional } = values;
    const providerId = successFactors.trim();
    const user = await createUser({
      userName: userName.trim(),
      email: email.trim(),
      ...given(optional),
      ...(password === '' ? {} : { password }),
      ...(providerId === '' ? {} : { providerIds: { SuccessFactors: providerId } }),
    });
    await onCreated(user);
  };

  return (
    <FormDialog
      title={t('createTitle')}
      action={t('createAction')}
      fields={[...Object.keys(empty), 'providerIds']}
      required={{ userName: values.userName, email: values.email }}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          <TextField
            label={t('userName')}
            value={values.userName}
            onChange={set('userName')}
            error={errorAt('userName')}
            hint={t('userNameHint')}
            required
          />
          <TextField
            label={t('email')}
            type="Email"
            value={values.email}
            onChange={set('email')}
            error={errorAt('email')}
            required
          />
          <TextField
            label={t('givenName')}
            value={values.givenName}
            onChange={set('givenName')}
            error={errorAt('givenName')}
          />
          <TextField
            label={t('familyName')}
            value={values.familyName}
            onChange={set('familyName')}
            error={errorAt('familyName')}
          />
          <TextField
            label={t('displayName')}
            value={values.displayName}
            onChange={set('displayName')}
            error={errorAt('displayName')}
          />
          <TextField
            label={t('globalUserId')}
            value={values.id}
            onChange={set('id')}
            error={errorAt('id')}
            hint={t('globalUserIdHint')}
          />
          <TextField
            label={t('successFactorsId')}
            value={values.successFactors}
            onChange={set('successFactors')}
            error={errorAt('providerIds')}
            hint={t('successFactorsIdHint')}
          />
          <PasswordField
            label={t('initialPassword')}
            value={values.password}
            onChange={set('password')}
            error={errorAt('password')}
          />
        </>
      )}
    </FormDialog>
  );
}
