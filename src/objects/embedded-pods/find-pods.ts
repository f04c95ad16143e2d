import { argoWorkflowPods } from './argo-workflows';
import { podsByShape } from './by-shape';
import { EmbeddedPod, keyOfPart } from './embedded-pod';
import { prometheusPods, sparkPods } from './flat-pods';
import { podsOfKind } from './kinds';
import { tektonPods } from './tekton';
import { groupOf, isBuiltInApiGroup } from '../api-group';
import { DataPath, valueAt } from '../data-path';
import { field, isObject } from '../plain-object';
import { recognizeKind, servedNow, TypeMeta } from '../recognize-kind';

/** An object as data. */
export interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly manifest: { readonly [field: string]: unknown };
}

/** The pods in a custom resource. */
export interface PodsFound {
  readonly pods: readonly EmbeddedPod[];
  /** The paths of containers outside of any recognized pod. */
  readonly loose: readonly DataPath[];
  /** The paths of objects that the controller is not known to create. */
  readonly objects: readonly DataPath[];
}

const NONE: PodsFound = { pods: [], loose: [], objects: [] };

/** Kinds whose pods are not templates, by API group. */
const BY_GROUP: { readonly [group: string]: (kind: string, object: unknown) => EmbeddedPod[] } = {
  'argoproj.io': argoWorkflowPods,
  'monitoring.coreos.com': prometheusPods,
  'sparkoperator.k8s.io': sparkPods,
  'tekton.dev': tektonPods,
};

/** Groups whose objects describe pods that others run: policies, reviews, measurements and examples. */
const ABOUT_PODS: ReadonlySet<string> = new Set([
  'kyverno.io', 'policies.kyverno.io', 'reports.kyverno.io', 'wgpolicyk8s.io', 'openreports.io',
  'templates.gatekeeper.sh', 'constraints.gatekeeper.sh', 'mutations.gatekeeper.sh', 'expansion.gatekeeper.sh', 'config.gatekeeper.sh',
  'policies.kubewarden.io', 'imagepolicy.k8s.io', 'metrics.k8s.io', 'console.openshift.io',
]);
/** Kinds of these groups that run pods, or create objects by expressions. */
const NOT_ABOUT_PODS = /^PolicyServer$|GeneratingPolicy$/;
/** Fields that Argo CD, Flux and similar tools pass to a chart. */
const VALUES = /^(?:values|valuesObject|valuesInline|set)$/;
const WITH_VALUES = new Set(['Application', 'ApplicationSet', 'HelmRelease', 'HelmChart', 'HelmChartConfig', 'HelmChartInflationGenerator', 'Release', 'Bundle', 'Addon']);

/** A Kubernetes group may have unknown kinds in a newer version. */
function isBuiltIn(type: TypeMeta): boolean {
  return isBuiltInApiGroup(groupOf(type.apiVersion)) && (recognizeKind(type).is !== 'other' || servedNow(type) !== undefined);
}

/** The pods that an object describes, unless it is a built-in workload. */
export function findPods({ apiVersion, kind, manifest }: CustomResource): PodsFound {
  const group = groupOf(apiVersion);
  if (!isObject(manifest) || isBuiltIn({ apiVersion, kind }) || (ABOUT_PODS.has(group) && !NOT_ABOUT_PODS.test(kind))) { return NONE; }
  const known = [...podsOfKind(group, kind, manifest), ...(field(BY_GROUP, group) as typeof BY_GROUP[string] | undefined)?.(kind, manifest) ?? []];
  const at = (path: DataPath): unknown => valueAt(manifest, path);
  const { pods, loose, objects } = podsByShape(manifest, {
    known: new Set(known.flatMap(({ sources }) => sources.map(at))),
    around: new Set(known.map(({ home }) => at(home))),
    isValues: name => WITH_VALUES.has(kind) && VALUES.test(name),
  });
  return { pods: [...known, ...withUniqueKeys(pods, known, manifest)], loose, objects };
}

/** Gives longer keys to pods that would have the same one. */
function withUniqueKeys(pods: readonly EmbeddedPod[], known: readonly EmbeddedPod[], manifest: unknown): EmbeddedPod[] {
  const counts = new Map<string, number>();
  for (const { key } of [...known, ...pods]) { counts.set(key, (counts.get(key) ?? 0) + 1); }
  return pods.map(pod => counts.get(pod.key) === 1 ? pod : { ...pod, key: keyOfPart(manifest, pod.home, true) });
}
