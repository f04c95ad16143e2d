import { PodSecurityCheck, PodSecurityControl } from './control';
import { forbiddenValues } from './fields';

const FIRST_TYPES: readonly unknown[] = ['', 'container_t', 'container_init_t', 'container_kvm_t'];
const SINCE_31_TYPES: readonly unknown[] = [...FIRST_TYPES, 'container_engine_t'];

function checkSince(since: number, types: readonly unknown[]): PodSecurityCheck {
  return {
    since,
    check: ({ contexts }) => {
      const options = contexts.map(context => context.field('seLinuxOptions'));
      return [
        ...forbiddenValues(options.map(each => each.field('type')), value => types.includes(value), types.slice(1).join(', ')),
        ...(['user', 'role'] as const).flatMap(name => forbiddenValues(options.map(each => each.field(name)), value => value === '', 'unset')),
      ];
    },
  };
}

/**
 * SELinux types isolate containers from each other and from the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const seLinuxOptions: PodSecurityControl = {
  id: 'seLinuxOptions',
  level: 'baseline',
  summary: 'SELinux isolates containers: no custom type, user or role.',
  fields: ['type', 'user', 'role'].flatMap(name => [`spec.securityContext.seLinuxOptions.${name}`, `*.securityContext.seLinuxOptions.${name}`]),
  checks: [checkSince(0, FIRST_TYPES), checkSince(31, SINCE_31_TYPES)],
};
