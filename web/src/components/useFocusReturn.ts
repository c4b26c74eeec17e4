import { useEffect, useState } from 'react';

/** Gives the focus back to where it was before a dialog opened, or to the content if that is gone. */
export function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has left the page.
      requestAnimationFrame(() => {
        if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
        else document.getElementById('content')?.focus();
      });
    },
    [opener],
  );
}
