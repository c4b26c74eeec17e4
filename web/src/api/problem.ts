/** A refusal or failure as the server, or the way to it, tells it. */

/** One of several reasons. */
export interface ProblemDetail {
  code: string;
  message: string;
}

/**
 * An answer other than success. `message` is a sentence made for people; `target` names the field at fault, if one is.
 *
 * `status` is 0 if no answer came at all.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly target: string | null = null,
    readonly details: readonly ProblemDetail[] = [],
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** Reads the envelope `{"error":{"code","message","target","details"}}`, and does with less. */
  static of(status: number, body: unknown): Problem {
    const error = isObject(body) ? body.error : undefined;
    if (!isObject(error)) return new Problem(status, 'unknown', `The server answered ${status}.`);
    return new Problem(
      status,
      text(error.code) ?? 'unknown',
      text(error.message) ?? `The server answered ${status}.`,
      text(error.target),
      Array.isArray(error.details) ? error.details.filter(isDetail) : [],
    );
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isDetail(value: unknown): value is ProblemDetail {
  return isObject(value) && typeof value.message === 'string' && typeof value.code === 'string';
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
