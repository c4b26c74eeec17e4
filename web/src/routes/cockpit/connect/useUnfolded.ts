/** Which steps are unfolded: the one to do, and what somebody unfolds besides. */

import { useEffect, useRef, useState } from 'react';
import type { StepName } from './progress.ts';

/** When a step is done, it is folded away and the next one, as soon as it is known, takes its place and the focus. */
export function useUnfolded(next: StepName | null) {
  const [open, setOpen] = useState<ReadonlySet<StepName>>(new Set());
  const before = useRef<StepName | null>(null);

  useEffect(() => {
    const done = before.current;
    if (next === null || next === done) return;
    before.current = next;
    const at = document.activeElement;
    // A button that did its work may be gone, and the focus with it.
    const focused =
      done !== null && (at === document.body || idOf(done) === at?.closest('[id^="step-"]')?.id);
    setOpen(opened => new Set([...opened].filter(step => step !== done || !focused).concat(next)));
    if (focused) requestAnimationFrame(() => document.getElementById(idOf(next))?.focus());
  }, [next]);

  const toggle = (step: StepName) =>
    setOpen(
      opened => new Set(opened.has(step) ? [...opened].filter(one => one !== step) : [...opened, step]),
    );
  return { open, toggle };
}

export function idOf(step: StepName): string {
  return `step-${step}`;
}
