/** Expected refusals are values, never exceptions: a form shows them beside the field, an API returns them. */

/**
 * `reason` is a key of the `refusals` messages; `field` a path into the input, such as `lots.0.blTonnes` or
 * `events.sailed.actual`; `values` fill the message: what was read, and against what.
 */
export interface Refusal {
  reason: string;
  field?: string;
  values?: Record<string, string | number>;
  /** Texts that, put into the field, read without a question: what an ambiguous number can mean. */
  choices?: string[];
}

export type Result<T> = { done: true; value: T } | { done: false; refusals: Refusal[] };

export function done<T>(value: T): Result<T> {
  return { done: true, value };
}

/** A result that never holds a value: it fits every `Result<T>`. */
export function refused(...refusals: Refusal[]): { done: false; refusals: Refusal[] } {
  return { done: false, refusals };
}
