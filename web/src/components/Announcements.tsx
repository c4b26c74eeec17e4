/**
 * Short messages about what just happened, for eyes (a toast) and for ears (a live region).
 *
 * `const announce = useAnnounce(); announce('The destination was saved.')`
 */

import { Toast } from '@ui5/webcomponents-react';
import { createContext, type PropsWithChildren, useCallback, useContext, useState } from 'react';

type Announce = (message: string) => void;

const Context = createContext<Announce>(() => {});

export function useAnnounce(): Announce {
  return useContext(Context);
}

export function Announcements({ children }: PropsWithChildren) {
  const [latest, setLatest] = useState<{ message: string; number: number } | null>(null);
  const [open, setOpen] = useState(false);
  const announce = useCallback<Announce>(message => {
    setLatest(before => ({ message, number: (before?.number ?? 0) + 1 }));
    setOpen(true);
  }, []);
  return (
    <Context.Provider value={announce}>
      {children}
      <output className="visually-hidden" aria-live="polite" data-announcement>
        {latest?.message}
      </output>
      <Toast
        key={latest?.number}
        open={open}
        onClose={() => setOpen(false)}
        duration={4000}
        aria-hidden="true"
      >
        {latest?.message}
      </Toast>
    </Context.Provider>
  );
}
