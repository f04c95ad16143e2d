import { SecurityContextConstraints } from '../objects/security-context-constraints';

/** What a SecurityContextConstraints allows pods beyond `restricted-v2`. */
export interface SccPrivileges {
  readonly reachesNode: boolean;
  /** The fields that allow it. */
  readonly fields: readonly string[];
}

/** Fields that let a pod break out of its container. */
const NODE_FIELDS = ['allowPrivilegedContainer', 'allowHostDirVolumePlugin', 'allowHostPID'];
const OTHER_FIELDS = ['allowHostNetwork', 'allowHostIPC'];
/** Capabilities that reach the node; `*` does too. */
const NODE_CAPABILITIES = ['*', 'SYS_ADMIN', 'SYS_MODULE', 'SYS_PTRACE', 'SYS_RAWIO', 'BPF', 'DAC_READ_SEARCH'];

/**
 * The privileges of a SecurityContextConstraints, or `undefined` if it is harmless.
 *
 * @see https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html
 */
export function sccPrivileges(constraints: SecurityContextConstraints): SccPrivileges | undefined {
  const { allowedCapabilities, volumes, runAsUser } = constraints;
  const isOn = (field: string): boolean => constraints.isOn(field);
  const node = [
    ...NODE_FIELDS.filter(isOn),
    ...allowedCapabilities.some(name => NODE_CAPABILITIES.includes(name.replace(/^CAP_/, ''))) ? ['allowedCapabilities'] : [],
    ...volumes.some(name => name === '*' || name === 'hostPath') && !isOn('allowHostDirVolumePlugin') ? ['volumes'] : [],
  ];
  const fields = [...node, ...OTHER_FIELDS.filter(isOn), ...runAsUser === 'RunAsAny' ? ['runAsUser'] : []];
  return fields.length === 0 ? undefined : { reachesNode: node.length > 0, fields };
}

/** What a ClusterRole of OpenShift grants. */
export interface OpenShiftRole {
  readonly severity: 'critical' | 'high' | 'medium';
  readonly why: string;
}

/** OpenShift has a ClusterRole for each of its SecurityContextConstraints that lets pods use it. */
const SCC_ROLE_PREFIX = 'system:openshift:scc:';
const NODE_SCCS = ['privileged', 'hostaccess', 'hostmount-anyuid', 'hostmount-anyuid-v2', 'node-exporter', 'machine-api-termination-handler'];
const OTHER_SCCS = ['anyuid', 'hostnetwork', 'hostnetwork-v2'];

/** What a built-in ClusterRole of OpenShift grants; `undefined` if it is harmless or not built in. */
export function openShiftRole(name: string): OpenShiftRole | undefined {
  if (name === 'sudoer') { return { severity: 'critical', why: 'it impersonates system:admin, which has full access' }; }
  const scc = name.startsWith(SCC_ROLE_PREFIX) ? name.slice(SCC_ROLE_PREFIX.length) : '';
  if (NODE_SCCS.includes(scc)) { return { severity: 'high', why: `its holders can run pods with the SecurityContextConstraints ${scc}, which give access to the node` }; }
  return OTHER_SCCS.includes(scc) ? { severity: 'medium', why: `its holders can run pods with the SecurityContextConstraints ${scc}` } : undefined;
}
