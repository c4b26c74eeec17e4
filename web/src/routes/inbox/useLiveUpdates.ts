/**
 * Tells that something about the person's tasks changed. The tabs of a browser share one stream, since a browser opens
 * only a few connections to a server: the tab that holds the lock listens and passes on what it hears.
 */

import { useEffect, useRef } from 'react';

/** New tasks since the last call; empty if something else changed. */
type OnChange = (arrived: string[]) => void;

/** A burst of changes is one. */
const QUIET_MS = 200;

interface Heard {
  arrived: string | null;
}

export function useLiveUpdates(onChange: OnChange): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const arrived = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = (heard: Heard) => {
      if (heard.arrived) arrived.add(heard.arrived);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const urns = [...arrived];
        arrived.clear();
        latest.current(urns);
      }, QUIET_MS);
    };
    const stop = listen(hear);
    // Whoever listens through another tab did not hear what happened before.
    hear({ arrived: null });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}

function listen(hear: (heard: Heard) => void): () => void {
  const channel = new BroadcastChannel('docket.events');
  channel.onmessage = (message: MessageEvent<Heard>) => hear(message.data);
  const end = new AbortController();
  const lead = () =>
    follow(heard => {
      hear(heard);
      channel.postMessage(heard);
    }, end.signal);
  if (navigator.locks) {
    // Held until this tab leaves; then the next one that waits gets it.
    navigator.locks.request('docket.events', { signal: end.signal }, lead).catch(() => {});
  } else void lead();
  return () => {
    end.abort();
    channel.close();
  };
}

/** Reads the stream until the signal; the browser connects again by itself and begins where it ended. */
function follow(hear: (heard: Heard) => void, end: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (end.aborted) return resolve();
    const source = new EventSource('/task-center-service/v1/events');
    const something = () => hear({ arrived: null });
    source.addEventListener('ready', something);
    source.addEventListener('reset', something);
    source.addEventListener('task', (event: MessageEvent<string>) =>
      hear({ arrived: arrivedIn(event.data) }),
    );
    end.addEventListener('abort', () => {
      source.close();
      resolve();
    });
  });
}

/** The task of an event that tells of a new one. */
export function arrivedIn(data: string): string | null {
  try {
    const change: unknown = JSON.parse(data);
    if (typeof change !== 'object' || change === null) return null;
    const { kind, urn } = change as Record<string, unknown>;
    return kind === 'ASSIGNED' && typeof urn === 'string' ? urn : null;
  } catch {
    return null;
  }
}
