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

/**
 * What is refused once an answer is there. It speaks of what was sent: fields typed in meanwhile keep what is `shown`
 * of them, and where it refused nothing else, it says that they were no part of it.
 */
export function refusedNow(
  answered: readonly Refusal[],
  shown: readonly Refusal[],
  typedMeanwhile: (field: string) => boolean,
): readonly Refusal[] {
  const speaksOfTyped = ({ field }: Refusal) => field !== undefined && typedMeanwhile(field);
  const still = answered.filter((refusal) => !speaksOfTyped(refusal));
  const nothingElse = still.length === 0 && answered.length > 0;
  return [...(nothingElse ? [{ reason: 'typedMeanwhile' }] : still), ...shown.filter(speaksOfTyped)];
}

export type Result<T> = { done: true; value: T } | { done: false; refusals: Refusal[] };

export function done<T>(value: T): Result<T> {
  return { done: true, value };
}

/** A result that never holds a value: it fits every `Result<T>`. */
export function refused(...refusals: Refusal[]): { done: false; refusals: Refusal[] } {
  return { done: false, refusals };
}
