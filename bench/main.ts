/**
 * Budgets, measured as ratios within one run: the two sides take turns, and so
 * do they at going first, each after the garbage of the other is collected. What
 * counts is the median of the ratios of the rounds; their range tells how quiet
 * the machine was. It prints, and no number fails it.
 */
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { App } from 'cdk8s';
import { byHand } from './by-hand';
import { withConstructs } from './constructs';

const WORKLOADS = 2000;
// Even, so that each side goes first as often as the other.
const ROUNDS = 10;
const BUDGET = 1.15;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** The documents of an app, sorted: ours come in apply order, those by hand as they were written. */
function documents(app: App): string[] {
  return app.synthYaml().split('\n---\n').map(text => text.trimEnd()).sort();
}

/** The time to construct an app and to synthesize it into memory. */
function milliseconds(build: (count: number) => App): number {
  collectGarbage();
  const start = process.hrtime.bigint();
  build(WORKLOADS).synthYaml();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

// Also the warm-up.
const [ours, byThem] = [documents(withConstructs(WORKLOADS)), documents(byHand(WORKLOADS))];
if (ours.length !== byThem.length) {
  throw new Error(`the two sides write ${ours.length} and ${byThem.length} documents, so that their times can't be compared`);
}
const different = ours.findIndex((text, index) => text !== byThem[index]);
if (different !== -1) {
  throw new Error(`the two sides write different manifests, so that their times can't be compared:\n${ours[different]}\n---\n${byThem[different]}`);
}

const rounds = Array.from({ length: ROUNDS }, (_, round) => {
  if (round % 2 === 0) {
    const first = milliseconds(withConstructs);
    return { ours: first, byHand: milliseconds(byHand) };
  }
  const first = milliseconds(byHand);
  return { ours: milliseconds(withConstructs), byHand: first };
});

const ratios = rounds.map(round => round.ours / round.byHand);
const ratio = median(ratios);
const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
const times = `${median(rounds.map(round => round.ours)).toFixed(0)} ms against ${median(rounds.map(round => round.byHand)).toFixed(0)} ms`;
console.log(`our constructs against cdk8s-plus and L1 by hand, ${WORKLOADS} workloads with account, role and binding, construction and synth:`);
console.log(`  ${ratio.toFixed(2)} x${ratio > BUDGET ? '  OVER' : ''}  (budget ${BUDGET} x; ${ROUNDS} rounds from ${range}; ${times})`);
