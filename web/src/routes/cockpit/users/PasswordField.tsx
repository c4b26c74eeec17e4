/** A password to set: typed, or made here and then shown, to be copied and handed over. */

import { Button } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { makePassword } from './password.ts';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  required?: boolean;
}

export function PasswordField({ label, value, onChange, error, required }: Props) {
  const { t } = useTranslation('users');
  const [made, setMade] = useState(false);
  const shown = made && value !== '';
  return (
    <TextField
      label={label}
      type={shown ? 'Text' : 'Password'}
      value={value}
      onChange={typed => {
        setMade(false);
        onChange(typed);
      }}
      error={error}
      required={required}
      hint={shown ? t('passwordMade') : t('passwordHint')}
      actions={
        <>
          {shown && <CopyButton label={label} value={value} />}
          <Button
            onClick={() => {
              setMade(true);
              onChange(makePassword());
            }}
          >
            {t('makeOne')}
          </Button>
        </>
      }
    />
  );
}
