import { groupOf } from '../api-group';
import { isPlaceholder } from '../placeholder';
import { field, isObject } from '../plain-object';

type Fields = { readonly [name: string]: unknown };

const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
/** Fields that are typical of containers. */
const OF_CONTAINERS = ['command', 'args', 'env', 'envFrom', 'volumeMounts', 'volumeDevices', 'securityContext', 'lifecycle', 'livenessProbe', 'readinessProbe'];
const OF_CONTAINER_CONTEXTS = ['privileged', 'capabilities', 'allowPrivilegeEscalation', 'procMount'];
const OF_THE_HOST = ['hostNetwork', 'hostPID', 'hostIPC'];

/** Kinds that hold or grant credentials, by API group. Kinds that run pods are recognized by the shape of their pods. */
const SECURITY_KINDS: { readonly [group: string]: readonly string[] } = {
  '': ['ConfigMap', 'Secret', 'ServiceAccount'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
};
const OF_OBJECTS = ['metadata', 'rules', 'subjects', 'roleRef', 'data', 'stringData'];
/** In YAML, JSON or an expression. */
const KINDS_IN_TEXT = new RegExp(`\\bkind["']?\\s*:\\s*(?:dyn\\()?["']?(?:${[
  'ConfigMap', 'Secret', 'ServiceAccount', '(?:Cluster)?Role(?:Binding)?', 'Pod', 'ReplicationController', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', '(?:Cron)?Job',
].join('|')})\\b`);
const CONTAINERS_IN_TEXT = /(?:^|[\s{,"'])(?:init)?containers["']?\s*:[^:]*?\b(?:image|name)["']?\s*:/im;
/** Fields that hold pods or containers, even if their value is only text. */
const OF_PODS = /^(?:(?:init|ephemeral)?containers|podTemplate|podSpec|podTemplateSpec|podSpecPatch)$/i;

/** Whether a mapping gives a pod access to the node, with or without containers. */
export function sharesNode(value: Fields): boolean {
  return OF_THE_HOST.some(name => value[name] === true) || hasHostPath(value)
    || (isObject(value.securityContext) && hasAny(value.securityContext, OF_CONTAINER_CONTEXTS));
}

export function hasContainers(value: Fields): boolean {
  return CONTAINER_LISTS.some(name => {
    const list = value[name];
    return Array.isArray(list) && list.some(item => isObject(item) && (isSet(item.image) || hasAny(item, OF_CONTAINERS)));
  });
}

function hasHostPath({ volumes }: Fields): boolean {
  return Array.isArray(volumes) && volumes.some(volume => isObject(field(volume, 'hostPath')));
}

/** Whether a mapping is a container outside of a pod. */
export function isContainer(value: Fields): boolean {
  return isText(value.image) && hasAny(value, [...OF_CONTAINERS, 'ports', 'resources', 'script']);
}

/** Containers in a mapping by name, a form that pods do not have. */
export function areContainersByName(name: string | number, value: unknown): boolean {
  return /containers$/i.test(String(name)) && isObject(value) && Object.values(value).some(container => isObject(container) && isText(container.image) && !isContainer(container));
}

/** Whether a value is such an object, and not a reference to one, which has only a name. */
export function isSecurityObject(value: unknown): boolean {
  if (!isObject(value) || typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') { return false; }
  const kinds = field(SECURITY_KINDS, groupOf(value.apiVersion));
  return Array.isArray(kinds) && kinds.includes(value.kind) && OF_OBJECTS.some(name => isObject(value[name]) || Array.isArray(value[name]));
}

/** Whether a text describes objects or containers, or is the placeholder of a pod. */
export function describesObjects(text: string, [name, outer]: readonly (string | number | undefined)[]): boolean {
  if ((/\bapiVersion\b/.test(text) && KINDS_IN_TEXT.test(text)) || CONTAINERS_IN_TEXT.test(text)) { return true; }
  const named = typeof name === 'number' ? outer : name;
  if (OF_PODS.test(String(named))) { return named === 'podSpecPatch' ? text !== '' : isPlaceholder(text); }
  return name === 'template' && outer === 'spec' && /^\s*(?:\{\{[^{}]*\}\}|\$\{[^{}]*\})\s*$/.test(text);
}

export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function hasAny(value: Fields, names: readonly string[]): boolean {
  return names.some(name => isSet(value[name]));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
