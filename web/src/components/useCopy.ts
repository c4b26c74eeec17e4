import { useTranslation } from 'react-i18next';
import { useAnnounce } from './Announcements.tsx';

type Copy = (value: string, label: string) => Promise<void>;

/** Copies a value to the clipboard and says so, or that it has to be done by hand. */
export function useCopy(): Copy {
  const { t } = useTranslation();
  const announce = useAnnounce();
  return async (value, label) => {
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    announce(t(copied || copyAsSelection(value) ? 'common:copied' : 'common:notCopied', { label }));
  };
}

/** What works where the browser gives no clipboard to the page: over plain http from another machine. */
function copyAsSelection(value: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = value;
  field.className = 'visually-hidden';
  // An open dialog keeps the focus within itself.
  (focused?.closest('ui5-dialog') ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
