/** The parameters an instance is created with, as somebody typed them. */

/** What was read: the object, nothing for an empty text, or that it is not a JSON object. */
export type Parameters =
  | { kind: 'none' }
  | { kind: 'object'; value: Record<string, unknown> }
  | { kind: 'faulty' };

/** As they are typed anew: an object that says nothing is an empty text. */
export function formatParameters(parameters: Readonly<Record<string, unknown>>): string {
  return Object.keys(parameters).length === 0 ? '' : JSON.stringify(parameters, null, 2);
}

/** A value within a sentence: texts without quotation marks, all else as JSON. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(formatValue).join(', ') || '[]' : JSON.stringify(value);
}

export function readParameters(text: string): Parameters {
  if (text.trim() === '') return { kind: 'none' };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { kind: 'object', value: value as Record<string, unknown> };
    }
  } catch {
    // Told as what it is below.
  }
  return { kind: 'faulty' };
}
