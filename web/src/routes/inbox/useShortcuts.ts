import { useEffect, useRef } from 'react';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** Anything open above the page has the keyboard for itself. */
const ABOVE =
  '[ui5-dialog][open], [ui5-menu][open], [ui5-popover][open], [ui5-responsive-popover][open], [ui5-user-menu][open]';

/** Listens on the whole page while the inbox is shown. */
export function useShortcuts(handle: (shortcut: Shortcut) => void): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (!shortcut || document.querySelector(ABOVE)) return;
      event.preventDefault();
      latest.current(shortcut);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
