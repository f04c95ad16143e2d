/** Random choices that are the same in every run. */
export class Random {
  public constructor(private state: number) {}

  /** A number from 0 up to, but not including, `end`. */
  public below(end: number): number {
    // A linear congruential generator; its high bits are random enough.
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor(this.state / 2 ** 32 * end);
  }

  public oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public some<T>(items: readonly T[]): T[] {
    return items.filter(() => this.below(2) === 0);
  }
}
