/** Counts checks and prints a line for each. */
export class Report {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  get succeeded(): boolean {
    return this.failed === 0;
  }

  title(text: string): void {
    console.log(`${text}:`);
  }

  pass(name: string): void {
    this.passed++;
    console.log(`  ${name}`);
  }

  fail(name: string, why: string): void {
    this.failed++;
    console.log(`  FAILED: ${name}: ${why}`);
  }

  skip(name: string, why: string): void {
    this.skipped++;
    console.log(`  SKIPPED: ${name}: ${why}`);
  }

  /** Compares two values as JSON. */
  equal(name: string, read: () => unknown, expected: unknown): void {
    let actual;
    try {
      actual = read();
    } catch (error) {
      return this.fail(name, String(error));
    }
    if (JSON.stringify(actual) === JSON.stringify(expected)) return this.pass(name);
    this.fail(name, `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }

  end(): void {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
  }
}
