/** How long something is still valid, judged as the server judges it. */

export type Expiry = 'VALID' | 'EXPIRING' | 'EXPIRED';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Time enough to put another in its place. */
const WARNING_DAYS = 60;

export function expiryOf(until: string, now: Date): { expiry: Expiry; daysLeft: number } {
  const left = new Date(until).getTime() - now.getTime();
  const expiry = left <= 0 ? 'EXPIRED' : left <= WARNING_DAYS * DAY_MILLISECONDS ? 'EXPIRING' : 'VALID';
  return { expiry, daysLeft: Math.max(0, Math.floor(left / DAY_MILLISECONDS)) };
}
