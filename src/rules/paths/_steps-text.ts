import { EscalationPath, PathGrant, PathStep } from '../../access/escalation-path';

/**
 * A path in one line, as `least-privilege paths` writes it: each step with what grants
 * it and where it leads, an unsure one with what it depends on.
 */
export function stepsText({ steps }: EscalationPath): string {
  return steps.map(step => `${arrowOf(step)}${stepText(step)}`).join(' ').replace(/^> /, '');
}

function arrowOf({ certainty }: PathStep): string {
  return certainty === 'yes' ? '> ' : '~> ';
}

function stepText({ edge, how, grants, to, dependsOn }: PathStep): string {
  // One of what the step before leads to.
  const permission = edge === 'part' ? '' : `${how}${rolesText(grants)} > `;
  return `${permission}${to.text}${dependsOn === undefined ? '' : ` (if ${dependsOn})`}`;
}

function rolesText(grants: readonly PathGrant[]): string {
  const roles = [...new Set(grants.map(({ roleKind, roleName }) => `${roleKind} ${roleName}`))];
  return roles.length === 0 ? '' : ` [${roles.join(', ')}]`;
}
