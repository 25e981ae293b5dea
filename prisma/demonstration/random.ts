/**
 * Chance that is the same on every machine: a hash of the seed's text (xmur3) feeds mulberry32. Each month and each
 * voyage has a seed of its own, so that what is drawn for one never shifts what is drawn for another.
 */
export class Random {
  private state: number;

  constructor(seed: string) {
    let hash = 1779033703 ^ seed.length;
    for (const letter of seed) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 3432918353);
      hash = (hash << 13) | (hash >>> 19);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    this.state = (hash ^ (hash >>> 16)) >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Between the two, seldom near either. */
  around(low: number, high: number): number {
    return low + ((high - low) * (this.next() + this.next() + this.next())) / 3;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws of an empty list */
  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const keyed = list.map((item) => ({ item, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }
}
