import { ForbiddenField, keyOf } from './_forbidden-field';
import { reachesNode } from '../../kubernetes/node/node-capabilities';
import { BASELINE_CAPABILITIES } from '../../kubernetes/pod-security';
import { hasUserNamespace, isWindows } from '../../kubernetes/pod-security/pod-system';
import { containerKey } from '../_part-names';

/** The only capability that Pod Security "restricted" allows a container to add. */
const ALWAYS_ALLOWED = 'NET_BIND_SERVICE';

/** The capabilities added to a field in which a control forbids some; empty if they can't be read. */
export function addedCapabilities({ value }: ForbiddenField): string[] {
  return Array.isArray(value) && value.every(capability => typeof capability === 'string')
    ? (value as string[]).filter(capability => capability !== ALWAYS_ALLOWED) : [];
}

/** The added capabilities that Pod Security "baseline" forbids because container runtimes do not grant them by default. */
export function capabilitiesAboveBaseline(field: ForbiddenField): string[] {
  return addedCapabilities(field).filter(capability => !BASELINE_CAPABILITIES.includes(capability));
}

/** The added capabilities that lead to the node; none on Windows or in a pod with a user namespace. */
export function nodeCapabilities(field: ForbiddenField): string[] {
  const { pod } = field.workload;
  return isWindows(pod) || hasUserNamespace(pod) ? [] : addedCapabilities(field).filter(capability => reachesNode(capability) !== undefined);
}

/** One key per capability, as in `container app NET_ADMIN`. */
export function capabilityKeys(field: ForbiddenField, capabilities: readonly string[]): string[] {
  return capabilities.length === 0 ? [keyOf(field)] : keysOf(field, capabilities);
}

/** The same, but empty if there are no capabilities. */
export function keysOf(field: ForbiddenField, capabilities: readonly string[]): string[] {
  return capabilities.map(capability => `${containerKey(field.container ?? '')} ${capability}`);
}

/** The capability in a key made by `capabilityKeys`, if any. */
export function capabilityIn(key: string, field: ForbiddenField): string | undefined {
  return key === keyOf(field) ? undefined : key.slice(key.lastIndexOf(' ') + 1);
}
