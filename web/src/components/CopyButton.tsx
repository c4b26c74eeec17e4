/** Copies a value to the clipboard and says so. */

import '@ui5/webcomponents-icons/dist/copy.js';
import { Button } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './Announcements.tsx';

interface Props {
  /** What the value is called, for whoever cannot see what stands beside the button. */
  label: string;
  value: string;
}

export function CopyButton({ label, value }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    announce(t('copied', { label }));
  };
  return (
    <Button
      icon="copy"
      design="Transparent"
      tooltip={t('copyValue', { label })}
      accessibleName={t('copyValue', { label })}
      onClick={() => void copy()}
    />
  );
}
