import { Aspects, LeastPrivilegeChecks } from 'cdk8s-least-privilege';
import { withConstructs } from './app-with-constructs';
import { compare, milliseconds } from './compare';

const WORKLOADS = 2000;

/** The time that the check adds to a synth. */
export function measureChecking(): void {
  const plain = withConstructs(WORKLOADS);
  const checked = withConstructs(WORKLOADS);
  Aspects.of(checked).add(new LeastPrivilegeChecks());
  if (checked.synthYaml() !== plain.synthYaml()) { throw new Error('the checks change what is written'); }
  compare({
    title: `synth with LeastPrivilegeChecks against synth without, ${WORKLOADS} workloads with account, role and binding`,
    ours: () => milliseconds(() => checked.synthYaml()),
    other: () => milliseconds(() => plain.synthYaml()),
    unit: 'ms',
    rounds: 10,
    budget: { ratio: 1.20 },
  });
}
