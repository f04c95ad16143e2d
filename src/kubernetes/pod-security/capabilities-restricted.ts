import { PodSecurityControl, PodSecurityFinding } from './control';
import { forbiddenValues, missingValues } from './fields';
import { PodView } from './pod-view';
import { texts } from '../../objects/lists';

const REQUIRED_DROP = 'ALL';
const ALLOWED_ADD: readonly string[] = ['NET_BIND_SERVICE'];

function capable(pod: PodView): PodSecurityFinding[] {
  const capabilities = pod.containerContexts.map(context => context.field('capabilities'));
  return [
    ...missingValues(capabilities.map(each => each.field('drop')), dropped => texts(dropped).includes(REQUIRED_DROP), `a list with "${REQUIRED_DROP}"`),
    ...forbiddenValues(
      capabilities.map(each => each.field('add')), added => texts(added).every(capability => ALLOWED_ADD.includes(capability)),
      `a list of only ${ALLOWED_ADD.join(', ')}`,
    ),
  ];
}

/**
 * The default capabilities of a container runtime are more than most programs need.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const capabilitiesRestricted: PodSecurityControl = {
  id: 'capabilities_restricted',
  level: 'restricted',
  summary: 'Containers drop all capabilities and add back only NET_BIND_SERVICE.',
  fields: ['*.securityContext.capabilities.drop', '*.securityContext.capabilities.add'],
  checks: [
    { since: 22, check: capable },
    { since: 25, check: pod => pod.isWindows ? [] : capable(pod) },
  ],
};
