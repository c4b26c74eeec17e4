/** Keys of the inbox, and where they are left to what has the focus. */

export const SHORTCUTS = [
  { key: 'j', does: 'next' },
  { key: 'k', does: 'previous' },
  { key: 'Enter', does: 'open' },
  { key: 'a', does: 'approve' },
  { key: 'r', does: 'reject' },
  { key: '/', does: 'search' },
  { key: 'Escape', does: 'close' },
  { key: '?', does: 'help' },
] as const;

export type Shortcut = (typeof SHORTCUTS)[number]['does'];

/** What a key press means; `null` if it is none of ours. Enter is the table's own. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return null;
  if (event.key === 'Enter' || event.composedPath().some(takesKeys)) return null;
  return SHORTCUTS.find(one => one.key === event.key)?.does ?? null;
}

/** Fields in which one types, and whatever lies above the page. */
function takesKeys(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(input|textarea|select)$/i.test(target.localName)) return true;
  return ['dialog', 'menu', 'listbox', 'alertdialog'].includes(target.getAttribute('role') ?? '');
}
