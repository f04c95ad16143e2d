import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Two sides to measure and compare. */
export interface Comparison {
  readonly title: string;
  /** The measured side and the reference; each returns its number. */
  readonly ours: () => number;
  readonly other: () => number;
  readonly unit: 'ms' | 'MB';
  readonly rounds: number;
  /** The maximum ratio of ours to the other, or the maximum difference. */
  readonly budget: { readonly ratio: number } | { readonly difference: number };
}

/**
 * Runs the two sides alternately, also alternating the first, each after a garbage
 * collection. The result is the median of the rounds; the range shows how idle the
 * machine was.
 */
export function compare({ title, ours, other, unit, budget, ...comparison }: Comparison): void {
  const rounds = atMost(comparison.rounds);
  const measured = Array.from({ length: rounds }, (_, round) => {
    const sides = round % 2 === 0 ? [ours, other] : [other, ours];
    const numbers = sides.map(side => {
      collectGarbage();
      return side();
    });
    return round % 2 === 0 ? { ours: numbers[0], other: numbers[1] } : { ours: numbers[1], other: numbers[0] };
  });
  const [limit, results] = 'ratio' in budget
    ? [budget.ratio, measured.map(round => round.ours / round.other)]
    : [budget.difference, measured.map(round => round.ours - round.other)];
  const [digits, of] = 'ratio' in budget ? [2, ' x'] : [0, ` ${unit}`];
  const show = (value: number): string => value.toFixed(digits);
  const result = median(results);
  console.log(`${title}:`);
  console.log(`  ${show(result)}${of}${result > limit ? '  OVER' : ''}  (budget ${limit}${of}; rounds: ${rounds}, from ${show(Math.min(...results))} to ${
    show(Math.max(...results))}; ${median(measured.map(round => round.ours)).toFixed(0)} ${unit} against ${median(measured.map(round => round.other)).toFixed(0)} ${unit})`);
}

/** The given number of rounds, or `BENCH_ROUNDS` if that is lower: one round shows that the benchmarks run. */
export function atMost(rounds: number): number {
  return Math.min(rounds, Number(process.env.BENCH_ROUNDS ?? rounds));
}

/** The duration of a function in milliseconds. */
export function milliseconds(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
