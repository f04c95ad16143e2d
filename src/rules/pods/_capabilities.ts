import { ForbiddenField, keyOf } from './_forbidden-field';
import { reachesNode } from '../../kubernetes/node/node-capabilities';
import { BASELINE_CAPABILITIES } from '../../kubernetes/pod-security';
import { hasUserNamespace, isWindows } from '../../kubernetes/pod-security/pod-system';
import { containerKey } from '../_part-names';

/** The one capability that Pod Security "restricted" lets a container add. */
const ALWAYS_ALLOWED = 'NET_BIND_SERVICE';

/** The capabilities that are added where a control forbids some of them; none where they can't be read. */
export function addedCapabilities({ value }: ForbiddenField): string[] {
  return Array.isArray(value) && value.every(capability => typeof capability === 'string')
    ? (value as string[]).filter(capability => capability !== ALWAYS_ALLOWED) : [];
}

/** Those of them that Pod Security "baseline" forbids, as container runtimes do not give them by default. */
export function capabilitiesAboveBaseline(field: ForbiddenField): string[] {
  return addedCapabilities(field).filter(capability => !BASELINE_CAPABILITIES.includes(capability));
}

/** Those of them that lead to the node; none do on Windows, or in a pod that has users of its own. */
export function nodeCapabilities(field: ForbiddenField): string[] {
  const { pod } = field.workload;
  return isWindows(pod) || hasUserNamespace(pod) ? [] : addedCapabilities(field).filter(capability => reachesNode(capability) !== undefined);
}

/** One key a capability, as in `container app NET_ADMIN`. */
export function capabilityKeys(field: ForbiddenField, capabilities: readonly string[]): string[] {
  return capabilities.length === 0 ? [keyOf(field)] : keysOf(field, capabilities);
}

/** The same, with none where there are no capabilities. */
export function keysOf(field: ForbiddenField, capabilities: readonly string[]): string[] {
  return capabilities.map(capability => `${containerKey(field.container ?? '')} ${capability}`);
}

/** The capability of a key that `capabilityKeys` made, if there is one. */
export function capabilityIn(key: string, field: ForbiddenField): string | undefined {
  return key === keyOf(field) ? undefined : key.slice(key.lastIndexOf(' ') + 1);
}
