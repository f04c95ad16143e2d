import { apiVersionOf, OpenApi, Schema } from './open-api';

/** The kinds whose fields are checked: those that the auditor evaluates, and those that these depend on. */
export const CHECKED_KINDS: { readonly [apiVersion: string]: readonly string[] } = {
  'v1': [
    'ConfigMap', 'LimitRange', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'PodTemplate', 'ReplicationController',
    'ResourceQuota', 'Secret', 'Service', 'ServiceAccount',
  ],
  'admissionregistration.k8s.io/v1': [
    'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  ],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
};

export interface Types {
  readonly [type: string]: { readonly [field: string]: string };
}

/** By type: the first minor version of Kubernetes with a field, if the oldest has the type but not the field. */
export interface NewFields {
  readonly [type: string]: { readonly [field: string]: number };
}

/**
 * The fields that not every version has.
 *
 * @param byMinor The types of each minor version, oldest first.
 */
export function newFields(byMinor: readonly (readonly [minor: number, types: Types])[]): NewFields {
  const [[oldestMinor, oldest], [, newest]] = [byMinor[0], byMinor[byMinor.length - 1]];
  const sinceOf = (type: string, field: string): number => byMinor.find(([, types]) => types[type]?.[field] !== undefined)![0];
  return Object.fromEntries(Object.entries(newest).filter(([type]) => Object.hasOwn(oldest, type)).flatMap(([type, fields]) => {
    const since = Object.keys(fields).map(field => [field, sinceOf(type, field)] as const).filter(([, minor]) => minor > oldestMinor);
    return since.length === 0 ? [] : [[type, Object.fromEntries(since)]];
  }));
}

/** Types with custom decoding, which OpenAPI describes only as text or an object. */
const OWN_DECODING = new Map([
  ['io.k8s.apimachinery.pkg.api.resource.Quantity', 'q'],
  ['io.k8s.apimachinery.pkg.util.intstr.IntOrString', 'x'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.Time', 't'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1', '*'],
  ['io.k8s.apimachinery.pkg.runtime.RawExtension', '*'],
]);

/** By type and format. */
const SCALARS = new Map([
  ['string', 's'], ['string byte', 'y'], ['boolean', 'b'], ['integer int32', 'i'], ['integer int64', 'l'], ['number double', 'n'],
]);

/** All types of the checked kinds, sorted by name. */
export function typesOf({ definitions }: OpenApi): Types {
  const types = new Map<string, { readonly [field: string]: string }>();
  const definitionOf = new Map<string, string>();

  function typeOf(schema: Schema): string {
    if (schema.$ref !== undefined) { return referredType(schema.$ref.replace('#/definitions/', '')); }
    if (schema.type === 'array') { return `[${typeOf(schema.items!)}`; }
    if (schema.additionalProperties !== undefined) { return `{${typeOf(schema.additionalProperties)}`; }
    const scalar = SCALARS.get([schema.type, schema.format].filter(Boolean).join(' '));
    if (scalar === undefined) { throw new Error(`no idea how to check ${JSON.stringify(schema)}`); }
    return scalar;
  }

  function referredType(definition: string): string {
    const own = OWN_DECODING.get(definition);
    if (own !== undefined) { return own; }
    const { type, properties = {} } = definitions[definition];
    if (type !== 'object') { throw new Error(`no idea how to check ${definition}`); }
    const name = definition.slice(definition.lastIndexOf('.') + 1);
    if ((definitionOf.get(name) ?? definition) !== definition) { throw new Error(`${name} is the name of two types`); }
    if (!definitionOf.has(name)) {
      definitionOf.set(name, definition);
      types.set(name, Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, typeOf(schema)])));
    }
    return name;
  }

  const byKind = new Map(Object.entries(definitions).flatMap(([name, { 'x-kubernetes-group-version-kind': kinds = [] }]) =>
    kinds.map(kind => [`${apiVersionOf(kind)} ${kind.kind}`, name] as const)));
  for (const [apiVersion, kinds] of Object.entries(CHECKED_KINDS)) {
    for (const kind of kinds) {
      // An older version may lack the kind.
      const definition = byKind.get(`${apiVersion} ${kind}`);
      if (definition !== undefined) { referredType(definition); }
    }
  }
  return Object.fromEntries([...types].sort(([a], [b]) => a < b ? -1 : 1));
}
