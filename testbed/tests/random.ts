/* eslint-disable no-bitwise */
/** A random number generator with reproducible results for a seed (mulberry32). */
export class Random {
  public constructor(private state: number) {}

  /** From 0 (inclusive) to 1 (exclusive). */
  public next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }

  public below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** From `least` to `most` distinct items, in the given order. */
  public some<T>(items: readonly T[], least: number, most: number): T[] {
    const chosen = new Set<number>();
    const count = Math.min(items.length, least + this.below(most - least + 1));
    while (chosen.size < count) { chosen.add(this.below(items.length)); }
    return items.filter((_, index) => chosen.has(index));
  }
}
