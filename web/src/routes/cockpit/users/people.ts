/** Finding people in the list, and what of a form is sent. */

import type { User } from '../../../api/administration.ts';

/** Those whose name, user name, e-mail or Global User ID holds every word of the search. */
export function found(users: readonly User[], search: string): User[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return users.filter(user => {
    const text = [user.displayName, user.userName, user.email, user.id].join('\n').toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** The texts that say something, without spaces around them. */
export function given<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const name of Object.keys(texts) as K[]) {
    const text = texts[name].trim();
    if (text !== '') kept[name] = text;
  }
  return kept;
}
