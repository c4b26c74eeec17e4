import { expect, test } from 'vitest';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

function pressed(
  key: string,
  where: HTMLElement = document.body,
  more: KeyboardEventInit = {},
): Shortcut | null {
  let meant: Shortcut | null = null;
  const listen = (event: KeyboardEvent) => {
    meant = shortcutOf(event);
  };
  document.addEventListener('keydown', listen);
  where.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more }));
  document.removeEventListener('keydown', listen);
  return meant;
}

function put(name: string, role?: string): HTMLElement {
  const element = document.createElement(name);
  if (role) element.setAttribute('role', role);
  document.body.replaceChildren(element);
  return element;
}

test('each key has its meaning on the page', () => {
  const meant = ['j', 'k', 'a', 'r', '/', '?', 'Escape', 'x', 'Enter'].map(key => pressed(key));
  expect(meant).toEqual(['next', 'previous', 'approve', 'reject', 'search', 'help', 'close', null, null]);
});

test('whoever types or holds another key means something else', () => {
  expect(pressed('a', put('input'))).toBeNull();
  expect(pressed('a', put('textarea'))).toBeNull();
  expect(pressed('a', put('div', 'dialog'))).toBeNull();
  expect(pressed('a', put('div'))).toBe('approve');
  expect(pressed('a', document.body, { ctrlKey: true })).toBeNull();
  expect(pressed('r', document.body, { metaKey: true })).toBeNull();
});
