/* eslint-disable no-bitwise */
/** The same numbers for the same seed (mulberry32), so that a failure can be seen again. */
export class Random {
  public constructor(private state: number) {}

  /** From 0 up to, but not, 1. */
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

  /** From `least` to `most` of them, each once, in the order in which they are given. */
  public some<T>(items: readonly T[], least: number, most: number): T[] {
    const chosen = new Set<number>();
    const count = Math.min(items.length, least + this.below(most - least + 1));
    while (chosen.size < count) { chosen.add(this.below(items.length)); }
    return items.filter((_, index) => chosen.has(index));
  }
}
