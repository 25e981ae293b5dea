/**
 * The value under a key that somebody typed; undefined where there is none. Every plain object answers to
 * `constructor` and the like, which nobody put there. Client-safe.
 */
export const lookUp = <Value>(of: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined;
