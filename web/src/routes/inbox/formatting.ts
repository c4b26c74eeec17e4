/** Values of tasks as people read them, in their language and time zone. */

import type { Attribute } from './tasks.ts';

type Kinds = 'moment' | 'day' | 'plainDay' | 'clock';

const styles: Record<Kinds, Intl.DateTimeFormatOptions> = {
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  // A date without a time is the same day everywhere.
  plainDay: { dateStyle: 'medium', timeZone: 'UTC' },
  clock: { timeStyle: 'short', timeZone: 'UTC' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: string, kind: Kinds): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, styles[kind]);
  formats.set(key, known);
  return known;
}

function formatDate(value: string, language: string, kind: Kinds): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : dateFormat(language, kind).format(date);
}

/** A point in time: date, hour and minute. */
export function formatMoment(value: string, language: string): string {
  return formatDate(value, language, 'moment');
}

export function isOverdue(dueAt: string | null, now: number): boolean {
  return dueAt !== null && new Date(dueAt).getTime() < now;
}

/** A custom attribute by its type and format; what does not fit its type is shown as it came. */
export function formatAttribute(
  attribute: Pick<Attribute, 'type' | 'format' | 'value'>,
  language: string,
  words: { yes: string; no: string },
): string {
  const { type, format, value } = attribute;
  switch (type) {
    case 'BOOLEAN':
      return value === 'true' ? words.yes : value === 'false' ? words.no : value;
    case 'INTEGER':
    case 'FLOAT':
      return formatNumber(value, language);
    case 'DATE':
      return formatDate(value, language, 'plainDay');
    case 'DATETIME':
      return formatDate(value, language, format === 'DATE' ? 'day' : 'moment');
    case 'TIME': {
      const date = new Date(`1970-01-01T${value}Z`);
      return Number.isNaN(date.getTime()) ? value : dateFormat(language, 'clock').format(date);
    }
    default:
      if (format === 'CURRENCY') return formatAmount(value, language);
      if (format === 'DURATION') return formatDuration(value, language);
      return value;
  }
}

function formatNumber(value: string, language: string): string {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number)
    ? value
    : new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(number);
}

/** `USD 200.99` */
function formatAmount(value: string, language: string): string {
  const [, currency, amount] = /^([A-Z]{3}) (-?\d+(?:\.\d+)?)$/.exec(value) ?? [];
  if (!currency || !amount) return value;
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(Number(amount));
}

const UNITS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** An XML Schema duration, `P1DT2H`. */
function formatDuration(value: string, language: string): string {
  const parts =
    /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(value);
  if (!parts) return value;
  const spoken = UNITS.map((unit, index) => ({ unit, amount: parts[index + 2] }))
    .filter(part => part.amount !== undefined)
    .map(({ unit, amount }) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(amount)),
    );
  if (spoken.length === 0) return value;
  const list = new Intl.ListFormat(language, { type: 'unit' }).format(spoken);
  return parts[1] ? `−${list}` : list;
}
