import { ApiAccess, HardeningWorkload, HardeningEntry, HardeningMeasure } from '../../../src';
import { hardenManifests } from '../../../src/aspects/hardening/_harden';
import { KnownBindings } from '../../../src/aspects/hardening/_known-bindings';
import { RenderedManifests } from '../../../src/manifest/rendered-manifests';

/** The hardening that a test requests. */
export interface Asked {
  readonly measures?: readonly HardeningMeasure[];
  readonly apiAccess?: readonly ApiAccess[];
  /** Which bindings are known; all by default. */
  readonly known?: KnownBindings;
  readonly context?: readonly unknown[];
  /** The names of the objects that must not change. */
  readonly outside?: readonly string[];
}

export interface Hardened {
  readonly manifests: any[];
  readonly entries: readonly HardeningEntry[];
  readonly workloads: readonly HardeningWorkload[];
  readonly problems: readonly string[];
}

/** Hardens manifests of one app. They are frozen: changing one in place is an error. */
export function harden(manifests: readonly unknown[], { measures = [], apiAccess = [], known = 'all', context = [], outside = [] }: Asked = {}): Hardened {
  const request = {
    measures: new Set(measures),
    apiAccess,
    resources: { cpuRequest: '100m', memoryRequest: '128Mi', memoryLimit: '512Mi' },
    knownBindings: known === 'part of the app' ? 'app' as const : known,
  };
  const read = new RenderedManifests();
  for (const manifest of context) { read.add({ path: 'context' }, manifest); }
  const documents = hardenManifests(manifests.map(manifest => ({
    constructPath: 'app/object',
    manifest: deepFreeze(manifest),
    requestFor: ({ name }) => outside.includes(name ?? '') ? undefined : request,
  })), { isWholeApp: known !== 'part of the app', context: read.objects });
  return {
    manifests: documents.map(({ manifest }) => manifest),
    entries: documents.flatMap(({ entries }) => entries),
    workloads: documents.flatMap(({ workloads }) => workloads),
    problems: documents.flatMap(({ problems }) => problems),
  };
}

/** A pod with one container `app` and the account `default` in the namespace `prod`. */
export function pod(spec: object = {}, container: object = {}, metadata: object = {}): any {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'prod', ...metadata },
    spec: { containers: [{ name: 'app', image: 'app:1', ...container }], ...spec },
  };
}

/** Hardens one pod and returns its new spec. */
export function hardenedSpec(manifest: unknown, asked?: Asked): any {
  return harden([manifest], asked).manifests[0].spec;
}

/** The entries in short form: kind, measure, outcome and container. */
export function outcomes({ entries }: Hardened): string[] {
  return entries.map(({ kind, measure, container, outcome }) => [kind, measure, ...container === undefined ? [] : [container], outcome].join(' '));
}

export function account(name: string, flags: object = {}, namespace: string | undefined = 'prod'): any {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace }, ...flags };
}

/** A Role that may read pods, bound to an account. */
export function permission(name: string, namespace = 'prod'): any[] {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return [
    { apiVersion, kind: 'Role', metadata: { name: 'reader', namespace }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
    {
      apiVersion,
      kind: 'RoleBinding',
      metadata: { name: 'readers', namespace },
      roleRef: { kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  ];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
