import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';

const FIELDS = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/**
 * In its node's namespaces, a pod can see and reach what runs there.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const hostNamespaces: PodSecurityControl = {
  id: 'hostNamespaces',
  level: 'baseline',
  summary: 'A pod does not share the namespaces of its node.',
  fields: FIELDS.map(name => `spec.${name}`),
  checks: [{ since: 0, check: pod => forbiddenValues(FIELDS.map(name => pod.spec.field(name)), value => value === false, 'false') }],
};
