import { type RefObject, useEffect, useRef } from 'react';

/**
 * Calls `onReached` whenever the element comes into sight: the end of a list that grows.
 *
 * `length` is how much the list holds now: as long as its end stays in sight after it has grown, it goes on growing.
 * Nothing is called while `active` is false.
 */
export function useEndReached<T extends Element>(
  active: boolean,
  length: number,
  onReached: () => void,
): RefObject<T | null> {
  const end = useRef<T | null>(null);
  const latest = useRef(onReached);
  latest.current = onReached;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that has grown is watched anew
  useEffect(() => {
    const element = end.current;
    if (!active || !element) return;
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) latest.current();
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [active, length]);
  return end;
}
