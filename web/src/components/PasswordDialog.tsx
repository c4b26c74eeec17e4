/** The signed-in person's own password. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, renewCsrfToken } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { useAnnounce } from './Announcements.tsx';
import { FormDialog } from './FormDialog.tsx';
import { TextField } from './TextField.tsx';

export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('password');
  const announce = useAnnounce();
  const [values, setValues] = useState({ currentPassword: '', newPassword: '', again: '' });
  const submit = async () => {
    const { currentPassword, newPassword, again } = values;
    if (newPassword !== again) throw new Problem(0, 'different', t('different'), 'again');
    await client.PUT('/cockpit-api/v1/me/password', { body: { currentPassword, newPassword } });
    // The session is another one from now on.
    renewCsrfToken();
    announce(t('changed'));
  };
  return (
    <FormDialog
      title={t('title')}
      action={t('action')}
      fields={Object.keys(values)}
      required={values}
      onSubmit={submit}
      onClose={onClose}
    >
      {errorAt => (
        <>
          {(['currentPassword', 'newPassword', 'again'] as const).map(name => (
            <TextField
              key={name}
              label={t(name)}
              type="Password"
              hint={name === 'newPassword' ? t('hint') : undefined}
              value={values[name]}
              onChange={value => setValues(before => ({ ...before, [name]: value }))}
              error={errorAt(name)}
              required
            />
          ))}
        </>
      )}
    </FormDialog>
  );
}
