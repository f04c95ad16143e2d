import { DataPath, valueAt } from '../data-path';
import { field } from '../plain-object';

/** The paths of objects that controllers create from some kinds of custom resources. */
export interface Row {
  readonly kinds: readonly string[];
  /** `[*]` is each item of a list, `*` each value of a mapping. */
  readonly at: readonly string[];
  /** Whether objects without a namespace are created in that of the custom resource. */
  readonly inOwnNamespace?: true;
  /** Whether they are text. */
  readonly isText?: true;
  /** The path below github.com that defines the types. */
  readonly source: string;
  /** Whether the controller creates the object at a path; otherwise it only compares it with an existing one. */
  isApplied?(object: unknown, path: DataPath): boolean;
}

const ARGO_TEMPLATES: Omit<Row, 'kinds' | 'at'> = {
  isText: true,
  inOwnNamespace: true,
  isApplied: (object, path) => ['create', 'apply', 'replace', 'patch'].includes(String(valueAt(object, [...path.slice(0, -1), 'action']))),
  source: 'argoproj/argo-workflows/pkg/apis/workflow/v1alpha1',
};

const CROSSPLANE_OBJECT: Row = {
  kinds: ['Object'],
  at: ['spec.forProvider.manifest'],
  isApplied: object => isManaged(object),
  source: 'crossplane-contrib/provider-kubernetes/apis',
};

const POLICY_SOURCE = 'open-cluster-management-io/config-policy-controller/api/v1';

/** By API group. */
export const ROWS: { readonly [group: string]: readonly Row[] } = {
  'template.openshift.io': [
    { kinds: ['Template', 'ProcessedTemplate'], at: ['objects[*]'], source: 'openshift/api/template/v1' },
    { kinds: ['TemplateInstance'], at: ['spec.template.objects[*]'], inOwnNamespace: true, source: 'openshift/api/template/v1' },
  ],
  // From before OpenShift had API groups.
  '': [{ kinds: ['Template'], at: ['objects[*]'], source: 'openshift/api/template/v1' }],
  'work.open-cluster-management.io': [
    { kinds: ['ManifestWork'], at: ['spec.workload.manifests[*]'], source: 'open-cluster-management-io/api/work/v1' },
    { kinds: ['ManifestWorkReplicaSet'], at: ['spec.manifestWorkTemplate.workload.manifests[*]'], source: 'open-cluster-management-io/api/work/v1alpha1' },
  ],
  'policy.open-cluster-management.io': [
    { kinds: ['ConfigurationPolicy'], at: ['spec.object-templates[*].objectDefinition'], isApplied: isEnforced, source: POLICY_SOURCE },
    { kinds: ['Policy'], at: ['spec.policy-templates[*].objectDefinition.spec.object-templates[*].objectDefinition'], isApplied: isEnforced, source: POLICY_SOURCE },
  ],
  'kubernetes.crossplane.io': [CROSSPLANE_OBJECT],
  'kubernetes.m.crossplane.io': [CROSSPLANE_OBJECT],
  'apiextensions.crossplane.io': [
    { kinds: ['Composition'], at: ['spec.resources[*].base', 'spec.pipeline[*].input.resources[*].base'], source: 'crossplane-contrib/function-patch-and-transform/input/v1beta1' },
  ],
  'hive.openshift.io': [{ kinds: ['SyncSet', 'SelectorSyncSet'], at: ['spec.resources[*]'], source: 'openshift/hive/apis/hive/v1' }],
  'argoproj.io': [
    { kinds: ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'], at: ['spec.templates[*].resource.manifest'], ...ARGO_TEMPLATES },
    { kinds: ['CronWorkflow'], at: ['spec.workflowSpec.templates[*].resource.manifest'], ...ARGO_TEMPLATES },
    {
      kinds: ['Sensor'],
      at: ['spec.triggers[*].template.k8s.source.resource', 'spec.triggers[*].template.argoWorkflow.source.resource'],
      inOwnNamespace: true,
      source: 'argoproj/argo-events/pkg/apis/events/v1alpha1',
    },
  ],
  'triggers.tekton.dev': [{ kinds: ['TriggerTemplate'], at: ['spec.resourcetemplates[*]'], inOwnNamespace: true, source: 'tektoncd/triggers/pkg/apis/triggers/v1beta1' }],
  'fleet.cattle.io': [{ kinds: ['Bundle'], at: ['spec.resources[*].content'], isText: true, source: 'rancher/fleet/pkg/apis/fleet.cattle.io/v1alpha1' }],
  'work.karmada.io': [{ kinds: ['Work'], at: ['spec.workload.manifests[*]'], source: 'karmada-io/karmada/pkg/apis/work/v1alpha1' }],
  'apps.kruise.io': [{ kinds: ['ResourceDistribution'], at: ['spec.resource'], source: 'openkruise/kruise/apis/apps/v1alpha1' }],
  'kro.run': [{ kinds: ['ResourceGraphDefinition'], at: ['spec.resources[*].template'], source: 'kubernetes-sigs/kro/api/v1alpha1' }],
  'fluxcd.controlplane.io': [{ kinds: ['ResourceSet'], at: ['spec.resources[*]'], source: 'controlplaneio-fluxcd/flux-operator/api/v1' }],
  'core.oam.dev': [{ kinds: ['Application'], at: ['spec.components[*].properties.objects[*]'], inOwnNamespace: true, source: 'kubevela/kubevela/apis/core.oam.dev/v1beta1' }],
  // These name ConfigMaps and Secrets that contain the objects as text.
  'addons.cluster.x-k8s.io': [{ kinds: ['ClusterResourceSet'], at: ['spec.resources[*]'], source: 'kubernetes-sigs/cluster-api/api/addons' }],
  'capsule.clastix.io': [
    { kinds: ['GlobalTenantResource', 'TenantResource'], at: ['spec.resources[*].rawItems[*]'], source: 'projectcapsule/capsule/api/v1beta2' },
  ],
  'package-operator.run': [
    {
      kinds: ['ObjectDeployment', 'ClusterObjectDeployment'],
      at: ['spec.template.spec.phases[*].objects[*].object'],
      source: 'package-operator/package-operator/apis/core/v1alpha1',
    },
    { kinds: ['ObjectSet', 'ClusterObjectSet'], at: ['spec.phases[*].objects[*].object'], source: 'package-operator/package-operator/apis/core/v1alpha1' },
    { kinds: ['ObjectSlice', 'ClusterObjectSlice'], at: ['objects[*].object'], source: 'package-operator/package-operator/apis/core/v1alpha1' },
  ],
};

/** provider-kubernetes does not write an object that it may only observe or delete. */
function isManaged(object: unknown): boolean {
  const policy = field(object, 'spec', 'managementPolicy');
  const policies = field(object, 'spec', 'managementPolicies');
  if (Array.isArray(policies) && policies.length > 0) { return policies.some(each => !['Observe', 'Delete', 'LateInitialize'].includes(String(each))); }
  return policy !== 'Observe' && policy !== 'ObserveDelete';
}

/** A policy that only informs, or with the compliance type "mustnothave", compares. The outer setting takes precedence. */
function isEnforced(object: unknown, path: DataPath): boolean {
  const actions = path.flatMap((step, index): unknown[] => step === 'spec' ? [valueAt(object, [...path.slice(0, index + 1), 'remediationAction'])] : []);
  const action = actions.find(each => typeof each === 'string' && each !== '');
  const type = valueAt(object, [...path.slice(0, -1), 'complianceType']);
  return !/^inform/i.test(String(action)) && !/^mustnothave$/i.test(String(type));
}
