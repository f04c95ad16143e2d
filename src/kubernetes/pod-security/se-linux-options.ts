import { PodSecurityCheck, PodSecurityControl } from './control';
import { forbiddenValues, ofContexts } from './fields';

const TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

const checkSince = (since: number, types: readonly string[]): PodSecurityCheck => ({
  since,
  check: pod => [
    ...forbiddenValues(ofContexts(pod, 'seLinuxOptions', 'type'), value => types.includes(value as string), types.slice(1).join(', ')),
    ...['user', 'role'].flatMap(name => forbiddenValues(ofContexts(pod, 'seLinuxOptions', name), value => value === '', 'nothing')),
  ],
});

export const seLinuxOptions: PodSecurityControl = {
  id: 'seLinuxOptions',
  level: 'baseline',
  summary: 'SELinux keeps containers apart: no other type, user or role.',
  fields: ['type', 'user', 'role'].flatMap(name => [`spec.securityContext.seLinuxOptions.${name}`, `*.securityContext.seLinuxOptions.${name}`]),
  checks: [checkSince(0, TYPES), checkSince(31, [...TYPES, 'container_engine_t'])],
};
