import { PathStep } from './escalation-path';

/** Steps of which the node that they lead to says enough. */
const SAID_BY_NODE = ['part', 'pod-as-any-account', 'administrator'];
/** Nodes of which the next step says enough. */
const SAID_BY_NEXT = ['written-secrets'];

/**
 * A step of a path as its line has it: `> token > account shop/web`.
 *
 * @param howText What makes a step possible.
 */
export function pathLineStep(step: PathStep, isLast: boolean, howText: (step: PathStep) => string): string {
  const arrow = step.certainty === 'yes' ? '>' : '~>';
  const isSaid = SAID_BY_NODE.includes(step.edge) && step.dependsOn === undefined;
  const how = isSaid ? [] : [`${arrow} ${howText(step)}`];
  return [...how, ...SAID_BY_NEXT.includes(step.to.kind) && !isLast ? [] : [`> ${step.to.text}`]].join(' ');
}
