/**
 * Budgets, measured as ratios within one run: the two sides take turns, and the
 * median of their times is compared. It prints and fails nothing.
 */
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { App } from 'cdk8s';
import { byHand } from './by-hand';
import { withConstructs } from './constructs';

const WORKLOADS = 2000;
const ROUNDS = 9;
const BUDGET = 1.15;

/** The documents of an app, sorted: ours come in apply order, those by hand as they were written. */
function documents(app: App): string[] {
  return app.synthYaml().split('\n---\n').map(text => text.trimEnd()).sort();
}

/** Neither side pays for the garbage of the other. */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function milliseconds(work: () => unknown): number {
  collectGarbage();
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const [ours, theirs] = [documents(withConstructs(20)), documents(byHand(20))];
const different = ours.findIndex((text, index) => text !== theirs[index]);
if (ours.length !== theirs.length || different !== -1) {
  throw new Error(`the two sides write different manifests, so that their times can't be compared:\n${ours[different]}\n---\n${theirs[different]}`);
}

const times = { ours: [] as number[], theirs: [] as number[] };
for (let round = 0; round <= ROUNDS; round++) {
  const measured = {
    ours: milliseconds(() => withConstructs(WORKLOADS).synthYaml()),
    theirs: milliseconds(() => byHand(WORKLOADS).synthYaml()),
  };
  // The first round only warms up.
  if (round > 0) {
    times.ours.push(measured.ours);
    times.theirs.push(measured.theirs);
  }
}

const ratio = median(times.ours) / median(times.theirs);
console.log(`our constructs against cdk8s-plus and L1 by hand, ${WORKLOADS} workloads with account, role and binding, construction and synth:`);
console.log(`  ${ratio.toFixed(2)} x (${median(times.ours).toFixed(0)} ms against ${median(times.theirs).toFixed(0)} ms; budget ${BUDGET} x)${ratio > BUDGET ? '  OVER' : ''}`);
