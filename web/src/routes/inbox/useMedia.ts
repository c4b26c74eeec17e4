import { useSyncExternalStore } from 'react';

/** Narrower than this there is room for one thing beside the other no more. */
export const PHONE = '(max-width: 600px)';
/** Room for the list and the details side by side. */
export const WIDE = '(min-width: 900px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    changed => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
