import { PathStep } from './escalation-path';

/** Steps whose target describes them sufficiently. */
const IMPLIED_BY_NODE = ['part', 'pod-as-any-account', 'administrator'];
/** Nodes that the next step describes sufficiently. */
const IMPLIED_BY_NEXT_STEP = ['written-secrets'];

/**
 * A step within the line of a path: `> token > account shop/web`.
 *
 * @param howText Describes the token or permission that the step uses.
 */
export function pathLineStep(step: PathStep, isLast: boolean, howText: (step: PathStep) => string): string {
  const arrow = step.certainty === 'yes' ? '>' : '~>';
  const isImplied = IMPLIED_BY_NODE.includes(step.edge) && step.dependsOn === undefined;
  const how = isImplied ? [] : [`${arrow} ${howText(step)}`];
  return [...how, ...IMPLIED_BY_NEXT_STEP.includes(step.to.kind) && !isLast ? [] : [`> ${step.to.text}`]].join(' ');
}
