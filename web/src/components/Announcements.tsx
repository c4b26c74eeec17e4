/**
 * Short messages about what just happened, for eyes (a toast) and for ears (a live region).
 *
 * `const announce = useAnnounce(); announce('The destination was saved.')`
 */

import {
  createContext,
  lazy,
  type PropsWithChildren,
  Suspense,
  useCallback,
  useContext,
  useState,
} from 'react';

/** Loaded when there is first something to tell. */
const Toast = lazy(async () => {
  const toast = await import('@ui5/webcomponents-react/dist/webComponents/Toast/index.js');
  return { default: toast.Toast };
});

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
      {latest && (
        <Suspense>
          <Toast
            key={latest?.number}
            open={open}
            onClose={() => setOpen(false)}
            duration={4000}
            aria-hidden="true"
          >
            {latest?.message}
          </Toast>
        </Suspense>
      )}
    </Context.Provider>
  );
}
