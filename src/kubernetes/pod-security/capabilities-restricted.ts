import { PodSecurityControl, PodSecurityViolation } from './control';
import { forbiddenValues, ofContainers } from './fields';
import { isWindows, PodManifest, shown } from './pod';

function capable(pod: PodManifest): Omit<PodSecurityViolation, 'control'>[] {
  const keeping = ofContainers(pod, 'capabilities', 'drop').filter(({ value }) => !(Array.isArray(value) && value.includes('ALL')))
    .map(({ path, container, value }) => ({
      path, ...container === undefined ? {} : { container }, message: `${path} is ${shown(value)}; it must hold "ALL"`,
    }));
  const added = forbiddenValues(
    ofContainers(pod, 'capabilities', 'add'), value => Array.isArray(value) && value.every(capability => capability === 'NET_BIND_SERVICE'),
    'NET_BIND_SERVICE alone',
  );
  return [...keeping, ...added];
}

export const capabilitiesRestricted: PodSecurityControl = {
  id: 'capabilities_restricted',
  level: 'restricted',
  summary: 'Containers drop all capabilities and get back no other than NET_BIND_SERVICE.',
  fields: ['*.securityContext.capabilities.drop', '*.securityContext.capabilities.add'],
  checks: [
    { since: 22, check: capable },
    { since: 25, check: pod => isWindows(pod) ? [] : capable(pod) },
  ],
};
