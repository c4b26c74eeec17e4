import { expect, test } from 'vitest';
import { expiryOf } from './expiry.ts';

const now = new Date('2027-01-01T12:00:00Z');

test('the last 60 days are worth a warning, and days are whole ones', () => {
  expect(expiryOf('2027-03-02T12:00:01Z', now)).toEqual({ expiry: 'VALID', daysLeft: 60 });
  expect(expiryOf('2027-03-02T12:00:00Z', now)).toEqual({ expiry: 'EXPIRING', daysLeft: 60 });
  expect(expiryOf('2027-01-02T11:59:59Z', now)).toEqual({ expiry: 'EXPIRING', daysLeft: 0 });
  expect(expiryOf('2027-01-01T12:00:00Z', now)).toEqual({ expiry: 'EXPIRED', daysLeft: 0 });
});
