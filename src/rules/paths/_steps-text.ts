import { EscalationPath, PathStep } from '../../access/escalation-path';
import { pathLine } from '../../access/path-line';

/** A path in one line, as `least-privilege paths` writes it, but for the places, which change with every edit. */
export function stepsText(path: EscalationPath): string {
  return pathLine(path, howText).replace(/^> /, '');
}

function howText({ how, grants, dependsOn }: PathStep): string {
  const roles = [...new Set(grants.map(({ roleKind, roleName }) => `${roleKind} ${roleName}`))];
  return `${how}${roles.length === 0 ? '' : ` [${roles.join(', ')}]`}${dependsOn === undefined ? '' : ` (if ${dependsOn})`}`;
}
