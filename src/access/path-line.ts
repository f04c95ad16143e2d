import { EscalationPath, PathStep } from './escalation-path';

/** Steps of which the node that they lead to says enough. */
const SAID_BY_NODE = ['part', 'pod-as-any-account', 'administrator'];
/** Nodes of which the next step says enough. */
const SAID_BY_NEXT = ['written-secrets'];

/**
 * The steps of a path in one line, without its start: `> token > account shop/web ~> ...`.
 *
 * @param howText What makes a step possible.
 */
export function pathLine({ steps }: EscalationPath, howText: (step: PathStep) => string): string {
  return steps.map((step, index) => {
    const arrow = step.certainty === 'yes' ? '>' : '~>';
    const isSaid = SAID_BY_NODE.includes(step.edge) && step.dependsOn === undefined;
    const how = isSaid ? [] : [`${arrow} ${howText(step)}`];
    const isLast = index === steps.length - 1;
    return [...how, ...SAID_BY_NEXT.includes(step.to.kind) && !isLast ? [] : [`> ${step.to.text}`]].join(' ');
  }).join(' ');
}
