import { cisControls } from './cis';
import { RULE_DESCRIPTIONS } from '../../rules/registry';

/**
 * A problem is reported once: findings of a rule in `by` replace those of the rules in
 * `covered`. So if a rule of `by` found something, the absence of those proves nothing.
 */
interface Covering {
  readonly by: readonly string[];
  readonly covered: ReadonlySet<string>;
}

/** References of the rules about cluster-admin and wildcards, which grant more than a role lists. */
const WIDE_GRANTS = cisControls.controls.filter(({ id }) => id === '5.1.1' || id === '5.1.3').map(({ cited }) => cited);

/** It repeats the findings of a role for each subject of a binding. */
const REPEATING_RULE = 'binding-to-accepted-role';

const COVERINGS: readonly Covering[] = [
  {
    by: RULE_DESCRIPTIONS
      .filter(({ id, references }) => id !== REPEATING_RULE && references.some(({ title }) => WIDE_GRANTS.includes(title))).map(({ id }) => id),
    covered: new Set(RULE_DESCRIPTIONS.filter(({ category }) => category === 'escalation').map(({ id }) => id)),
  },
  {
    by: ['privileged-container'],
    covered: new Set([
      'capability-over-the-node', 'added-capability', 'capability-above-baseline', 'capabilities-not-dropped', 'capabilities-dropped-in-another-spelling',
      'privilege-escalation', 'seccomp-unconfined', 'missing-seccomp-profile', 'app-armor-unconfined', 'unsafe-selinux-options', 'unmasked-proc-mount',
    ]),
  },
  { by: ['windows-host-process'], covered: new Set(['privileged-container', 'host-network', 'run-as-root', 'privilege-escalation']) },
  { by: ['host-network'], covered: new Set(['metadata-endpoint-reachable', 'host-port']) },
];

/** The rules whose findings may replace those of the given rules. */
export function coveringRules(rules: ReadonlySet<string>, found: ReadonlySet<string>): readonly string[] {
  return COVERINGS
    .filter(({ covered }) => [...rules].some(rule => covered.has(rule)))
    .flatMap(({ by }) => by.filter(rule => found.has(rule)));
}
