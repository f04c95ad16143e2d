import { EscalationPath, PathStep } from './escalation-path';
import { pathLineStep } from './path-line-step';

/**
 * The steps of a path in one line, without its start: `> token > account shop/web ~> ...`.
 *
 * @param howText Describes the token or permission that a step uses.
 */
export function pathLine({ steps }: EscalationPath, howText: (step: PathStep) => string): string {
  return steps.map((step, index) => pathLineStep(step, index === steps.length - 1, howText)).join(' ');
}
