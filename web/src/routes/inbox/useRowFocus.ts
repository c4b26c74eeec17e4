/** Keeps the keyboard in the list: a row that goes hands the focus to the one that takes its place. */

import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Task } from './tasks.ts';

export function useRowFocus(table: RefObject<HTMLElement | null>, tasks: readonly Task[], paused: boolean) {
  const focused = useRef<string | null>(null);
  const before = useRef<readonly Task[]>(tasks);

  const focusRow = useCallback(
    (urn: string) => {
      const rows = table.current?.querySelectorAll<HTMLElement>('[ui5-table-row]') ?? [];
      const row = [...rows].find(one => one.dataset.urn === urn);
      row?.focus();
      row?.scrollIntoView({ block: 'nearest' });
      focused.current = urn;
    },
    [table],
  );

  /** To be told of the table's `focusin`. */
  const noticeFocus = useCallback((event: { target: EventTarget }) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[ui5-table-row]');
    if (row?.dataset.urn) focused.current = row.dataset.urn;
  }, []);

  useEffect(() => {
    // While a dialog is open the focus is there; what went meanwhile is seen to afterwards.
    if (paused) return;
    const urn = focused.current;
    const place = urn === null ? -1 : before.current.findIndex(task => task.urn === urn);
    const gone = urn !== null && !tasks.some(task => task.urn === urn);
    before.current = tasks;
    if (!gone) return;
    focused.current = null;
    const next = tasks[Math.min(Math.max(place, 0), tasks.length - 1)];
    // Closing a dialog gives the focus back to a button that is gone: ours comes after that.
    const timer = setTimeout(() => {
      const active = document.activeElement;
      if (active && active !== document.body && active.isConnected) return;
      if (next) focusRow(next.urn);
      else document.getElementById('content')?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, [tasks, paused, focusRow]);

  const focusedTask = useCallback(() => focused.current, []);
  return { focusRow, noticeFocus, focusedTask };
}
