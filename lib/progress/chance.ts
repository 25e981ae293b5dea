/**
 * Chance that is the same on every machine: mulberry32 (Tommy Ettinger's), 32 bits of state. The same seed draws the
 * same numbers, so the same data give the same forecast.
 * @returns a function that draws from [0, 1)
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
