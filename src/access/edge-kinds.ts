import { ESCALATIONS } from '../kubernetes/rbac/escalations';

/** The kinds of edges that are not based on permissions. */
export const CONDITION_EDGES = [
  'administrator', 'capability', 'cloud-identity', 'daemon-set-pods-of-node', 'host-path', 'host-path-through-claim', 'metadata-endpoint', 'pod-as-any-account',
  'pod-with-any-secret', 'pods-of-all-nodes', 'pods-of-node', 'privileged-container', 'privileged-pod', 'shared-process-namespace', 'system-account', 'token',
  'token-secret', 'token-secret-in-pod', 'windows-host-process', 'written-token-secret',
] as const;

/** All kinds of edges in the search. */
export const EDGE_KINDS: readonly string[] = [...new Set([...CONDITION_EDGES, ...ESCALATIONS.map(({ edge }) => edge)])];
