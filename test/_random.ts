/** Random choices that are the same in every run. */
export class Random {
  /** @param state Any whole number from 1 up. */
  public constructor(private state: number) {}

  /** A number from 0 up to, but not including, `end`. */
  public below(end: number): number {
    // The Park-Miller generator.
    this.state = this.state * 48271 % (2 ** 31 - 1);
    return Math.floor(this.state / (2 ** 31 - 1) * end);
  }

  public oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public some<T>(items: readonly T[]): T[] {
    return items.filter(() => this.below(2) === 0);
  }
}
