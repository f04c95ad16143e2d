import { SEEDS, TOKENS } from './_seeds';
import { Path } from '../../src/manifest/path';

/** Pseudorandom numbers, the same for the same seed: a linear congruential generator. */
export class Random {
  public constructor(private state: number) {}

  public below(limit: number): number {
    this.state = (this.state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor(this.state / 2 ** 32 * limit);
  }

  public oneOf<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }
}

/** An ordinary manifest with a few mistakes. */
export function mutated(random: Random): string {
  let text = random.oneOf(SEEDS);
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(text.length + 1);
    const end = Math.min(text.length, at + 1 + random.below(random.oneOf([2, 20, 200])));
    const [before, part, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
    switch (random.below(6)) {
      case 0: text = before + after; break;
      case 1: text = before + part + part + after; break;
      case 2: text = before + String.fromCharCode(random.below(128)) + text.slice(at + 1); break;
      case 3: text = before + random.oneOf(TOKENS) + text.slice(at); break;
      case 4: text = before + random.oneOf(TOKENS) + after; break;
      default: {
        const other = random.oneOf(SEEDS);
        text = before + other.slice(random.below(other.length)) + after;
      }
    }
  }
  return text;
}

/** The paths of everything in a value, to a sufficient depth. */
export function* paths(value: unknown, path: Path = []): Iterable<Path> {
  yield path;
  if (typeof value !== 'object' || value === null || path.length > 12) { return; }
  for (const [key, child] of Object.entries(value)) { yield* paths(child, [...path, Array.isArray(value) ? Number(key) : key]); }
}
