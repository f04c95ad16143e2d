import { PathStep } from './escalation-path';

/** Steps of which the node that they lead to says enough. */
const IMPLIED_BY_NODE = ['part', 'pod-as-any-account', 'administrator'];
/** Nodes of which the next step says enough. */
const IMPLIED_BY_NEXT_STEP = ['written-secrets'];

/**
 * A step of a path as its line has it: `> token > account shop/web`.
 *
 * @param howText What makes a step possible.
 */
export function pathLineStep(step: PathStep, isLast: boolean, howText: (step: PathStep) => string): string {
  const arrow = step.certainty === 'yes' ? '>' : '~>';
  const isImplied = IMPLIED_BY_NODE.includes(step.edge) && step.dependsOn === undefined;
  const how = isImplied ? [] : [`${arrow} ${howText(step)}`];
  return [...how, ...IMPLIED_BY_NEXT_STEP.includes(step.to.kind) && !isLast ? [] : [`> ${step.to.text}`]].join(' ');
}
