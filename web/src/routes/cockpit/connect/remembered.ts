/** What was typed before there is a destination to keep it, on this device. No secret is among it. */

import type { Tenant } from './tenant.ts';

export interface Remembered extends Tenant {
  /** The name of the connection. */
  name: string;
  /** Somebody said that they ran the upgrade. */
  upgraded: boolean;
}

const PLACE = 'docket.connect-successfactors';
const nothing: Remembered = { name: '', apiServer: '', companyId: '', signInAt: '', upgraded: false };

export function remembered(storage: Pick<Storage, 'getItem'> = window.localStorage): Remembered {
  try {
    const kept: unknown = JSON.parse(storage.getItem(PLACE) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return nothing;
    const fitting = Object.entries(kept).filter(
      ([name, value]) => name in nothing && typeof value === typeof nothing[name as keyof Remembered],
    );
    return { ...nothing, ...Object.fromEntries(fitting) };
  } catch {
    return nothing;
  }
}

export function remember(value: Remembered, storage: Pick<Storage, 'setItem'> = window.localStorage): void {
  storage.setItem(PLACE, JSON.stringify(value));
}
