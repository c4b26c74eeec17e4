/** Copies a value to the clipboard and says so. */

import '@ui5/webcomponents-icons/dist/copy.js';
import { Button } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './useCopy.ts';

interface Props {
  /** What the value is called, for whoever cannot see what stands beside the button. */
  label: string;
  value: string;
}

export function CopyButton({ label, value }: Props) {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <Button
      icon="copy"
      design="Transparent"
      tooltip={t('copyValue', { label })}
      accessibleName={t('copyValue', { label })}
      onClick={() => void copy(value, label)}
    />
  );
}
