import { EscalationPath, PathStep } from '../../access/escalation-path';
import { pathLine } from '../../access/path-line';

/** The number of steps shown at each end of a path; a path through hundreds of namespaces has hundreds. */
const SHOWN_STEPS = 10;

/** A path on one line, as `least-privilege paths` prints it, without source locations, which change with every edit. */
export function stepsText(path: EscalationPath): string {
  const { steps } = path;
  const omitted = steps.length - 2 * SHOWN_STEPS;
  const lineOf = (some: readonly PathStep[]): string => pathLine({ ...path, steps: some }, howText);
  const line = omitted <= 1 ? lineOf(steps) : `${lineOf(steps.slice(0, SHOWN_STEPS))} > (${omitted} more steps) ${lineOf(steps.slice(-SHOWN_STEPS))}`;
  return line.replace(/^> /, '');
}

function howText({ how, grants, dependsOn }: PathStep): string {
  const roles = [...new Set(grants.map(({ roleKind, roleName }) => `${roleKind} ${roleName}`))];
  return `${how}${roles.length === 0 ? '' : ` [${roles.join(', ')}]`}${dependsOn === undefined ? '' : ` (if ${dependsOn})`}`;
}
