import { App } from 'cdk8s';
import { byHand } from './app-by-hand';
import { withConstructs } from './app-with-constructs';
import { compare, milliseconds } from './compare';

const WORKLOADS = 2000;

/** The cost of the constructs compared with cdk8s-plus and L1 code that writes the same YAML. */
export function measureConstruction(): void {
  // Also the warm-up.
  const [ours, byThem] = [documents(withConstructs(WORKLOADS)), documents(byHand(WORKLOADS))];
  if (ours.length !== byThem.length) {
    throw new Error(`the two sides write ${ours.length} and ${byThem.length} documents, and their times can't be compared`);
  }
  const different = ours.findIndex((text, index) => text !== byThem[index]);
  if (different !== -1) {
    throw new Error(`the two sides write different manifests, and their times can't be compared:\n${ours[different]}\n---\n${byThem[different]}`);
  }
  compare({
    title: `our constructs against cdk8s-plus and L1 by hand, ${WORKLOADS} workloads with account, role and binding, construction and synth`,
    ours: () => milliseconds(() => withConstructs(WORKLOADS).synthYaml()),
    other: () => milliseconds(() => byHand(WORKLOADS).synthYaml()),
    unit: 'ms',
    rounds: 10,
    budget: { ratio: 1.25 },
  });
}

/** The sorted documents of an app: the constructs write them in apply order, the reference in the order of its code. */
function documents(app: App): string[] {
  return app.synthYaml().split('\n---\n').map(text => text.trimEnd()).sort();
}
