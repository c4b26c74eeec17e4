/** Times and lengths of time, as the person's language writes them. */

import { currentLanguage } from '../i18n/language.ts';

/** Date and time to the minute. */
export function formatMoment(iso: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** Date and time to the second. */
export function formatExactMoment(iso: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(iso),
  );
}

/** `340 ms`, `12.4 s`, `3 min 5 s`: as exact as it is worth reading. */
export function formatDuration(milliseconds: number, language: string = currentLanguage()): string {
  const unit = (value: number, name: 'millisecond' | 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(value);
  if (milliseconds < 1000) return unit(Math.max(0, Math.round(milliseconds)), 'millisecond');
  const tenths = Math.round(milliseconds / 100) / 10;
  if (tenths < 60) return unit(tenths, 'second');
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${unit(Math.floor(seconds / 60), 'minute')} ${unit(seconds % 60, 'second')}`;
  const minutes = Math.floor(seconds / 60);
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
}
