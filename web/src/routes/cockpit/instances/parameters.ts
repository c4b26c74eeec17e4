/** The parameters an instance is created with, as somebody typed them. */

/** What was read: the object, nothing for an empty text, or that it is not a JSON object. */
export type Parameters =
  | { kind: 'none' }
  | { kind: 'object'; value: Record<string, unknown> }
  | { kind: 'faulty' };

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
