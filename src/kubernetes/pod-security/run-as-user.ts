import { PodSecurityControl, PodSecurityFinding } from './control';
import { forbiddenValues } from './fields';
import { PodView } from './pod-view';

const root = (pod: PodView): PodSecurityFinding[] =>
  forbiddenValues(pod.contexts.map(context => context.field('runAsUser')), value => Number.isInteger(value) && value !== 0, 'any user except 0');

/**
 * User 0 is root, whatever the image sets.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const runAsUser: PodSecurityControl = {
  id: 'runAsUser',
  level: 'restricted',
  summary: 'Containers do not set runAsUser: 0.',
  fields: ['spec.securityContext.runAsUser', '*.securityContext.runAsUser'],
  checks: [
    { since: 23, check: root },
    { since: 35, check: pod => pod.hasUserNamespace ? [] : root(pod) },
  ],
};
