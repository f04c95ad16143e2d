import { argoWorkflowPods } from './argo-workflows';
import { podsByShape } from './by-shape';
import { EmbeddedPod } from './embedded-pod';
import { prometheusPods, sparkPods } from './flat-pods';
import { podsOfKind } from './kinds';
import { tektonPods } from './tekton';
import { groupOf } from '../../objects/api-group';
import { DataPath, valueAt } from '../../objects/data-path';
import { field } from '../../objects/plain-object';
import { isBuiltInApiGroup } from '../api-groups';

/** An object as data. */
export interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly manifest: { readonly [field: string]: unknown };
}

/** The pods in a custom resource. */
export interface PodsFound {
  readonly pods: readonly EmbeddedPod[];
  /** Where containers stand that are part of no pod that can be recognized. */
  readonly loose: readonly DataPath[];
}

const NONE: PodsFound = { pods: [], loose: [] };

/** Kinds that have pods in another form than templates, by API group. */
const SPECIAL: { readonly [group: string]: (kind: string, object: unknown) => EmbeddedPod[] } = {
  'argoproj.io': argoWorkflowPods,
  'monitoring.coreos.com': prometheusPods,
  'sparkoperator.k8s.io': sparkPods,
  'tekton.dev': tektonPods,
};

/** Groups whose objects describe pods that others run: policies, reviews and measurements. */
const ABOUT_PODS = /(?:^|\.)(?:kyverno\.io|gatekeeper\.sh|kubewarden\.io|imagepolicy\.k8s\.io|metrics\.k8s\.io)$/;
/** What Argo CD, Flux and the like hand to a chart. */
const VALUES = /^(?:values|valuesObject|valuesInline|set)$/;
const WITH_VALUES = new Set(['Application', 'ApplicationSet', 'HelmRelease', 'HelmChart', 'HelmChartConfig', 'HelmChartInflationGenerator', 'Release', 'Bundle', 'Addon']);

/** The pods that an object describes which is no built-in workload. */
export function findPods({ apiVersion, kind, manifest }: CustomResource): PodsFound {
  const group = groupOf(apiVersion);
  if (isBuiltInApiGroup(group) || ABOUT_PODS.test(group)) { return NONE; }
  const known = [...podsOfKind(group, kind, manifest), ...(field(SPECIAL, group) as typeof SPECIAL[string] | undefined)?.(kind, manifest) ?? []];
  const at = (path: DataPath): unknown => valueAt(manifest, path);
  const { pods, loose } = podsByShape(manifest, {
    known: new Set(known.flatMap(({ sources }) => sources.map(at))),
    around: new Set(known.map(({ home }) => at(home))),
    isValues: name => WITH_VALUES.has(kind) && VALUES.test(name),
  });
  return { pods: [...known, ...pods], loose };
}
