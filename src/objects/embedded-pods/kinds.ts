import { Absent, EmbeddedPod, keyOfPart, pathsOf, podAt } from './embedded-pod';

/** The paths of pod templates in some kinds of custom resources. */
interface Row {
  readonly kinds: readonly string[];
  /** `[*]` is each item of a list, `*` each value of a mapping. */
  readonly at: readonly string[];
  /** @default 'default' */
  readonly absent?: Absent;
  readonly choosesAccount?: true;
  readonly cannotSet?: readonly string[];
  /** Values that the controller sets in the pod spec if they are unset. */
  readonly defaults?: { readonly [field: string]: unknown };
  /** The path below github.com that defines the types. */
  readonly source: string;
}

const RAY_CLUSTER = ['headGroupSpec.template', 'workerGroupSpecs[*].template'];
/** The defaults of config-defaults and config-features. */
const KNATIVE = { defaults: { enableServiceLinks: false }, cannotSet: ['securityContext', 'hostNetwork', 'shareProcessNamespace'] };
const ECK = { absent: 'unknown', choosesAccount: true } as const;

/** By API group. Kinds whose pods are not templates have separate files. */
const ROWS: { readonly [group: string]: readonly Row[] } = {
  'argoproj.io': [
    { kinds: ['Rollout'], at: ['spec.template'], source: 'argoproj/argo-rollouts/manifests/crds' },
    { kinds: ['Experiment'], at: ['spec.templates[*].template'], source: 'argoproj/argo-rollouts/manifests/crds' },
    { kinds: ['AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun'], at: ['spec.metrics[*].provider.job.spec.template'], source: 'argoproj/argo-rollouts/manifests/crds' },
  ],
  'apps.openshift.io': [{ kinds: ['DeploymentConfig'], at: ['spec.template'], source: 'openshift/api/apps/v1' }],
  'serving.knative.dev': [
    { kinds: ['Service', 'Configuration'], at: ['spec.template'], ...KNATIVE, source: 'knative/serving/pkg/apis/serving/v1' },
    { kinds: ['Revision'], at: [''], ...KNATIVE, source: 'knative/serving/pkg/apis/serving/v1' },
  ],
  'apps.kruise.io': [
    { kinds: ['CloneSet', 'StatefulSet', 'DaemonSet', 'BroadcastJob'], at: ['spec.template'], source: 'openkruise/kruise/apis/apps' },
    { kinds: ['AdvancedCronJob'], at: ['spec.template.jobTemplate.spec.template', 'spec.template.broadcastJobTemplate.spec.template'], source: 'openkruise/kruise/apis/apps' },
    {
      kinds: ['UnitedDeployment'],
      at: ['statefulSetTemplate', 'advancedStatefulSetTemplate', 'cloneSetTemplate', 'deploymentTemplate'].map(template => `spec.template.${template}.spec.template`),
      source: 'openkruise/kruise/apis/apps',
    },
    // It adds containers to the pods of others.
    { kinds: ['SidecarSet'], at: [''], absent: 'unknown for the pod', choosesAccount: true, source: 'openkruise/kruise/apis/apps' },
  ],
  'keda.sh': [{ kinds: ['ScaledJob'], at: ['spec.jobTargetRef.template'], source: 'kedacore/keda/config/crd/bases' }],
  'jobset.x-k8s.io': [{ kinds: ['JobSet'], at: ['spec.replicatedJobs[*].template.spec.template'], source: 'kubernetes-sigs/jobset/config' }],
  'leaderworkerset.x-k8s.io': [
    { kinds: ['LeaderWorkerSet'], at: ['spec.leaderWorkerTemplate.leaderTemplate', 'spec.leaderWorkerTemplate.workerTemplate'], source: 'kubernetes-sigs/lws/config/crd' },
  ],
  'batch.volcano.sh': [
    { kinds: ['Job'], at: ['spec.tasks[*].template'], source: 'volcano-sh/apis/pkg/apis/batch/v1alpha1' },
    { kinds: ['CronJob'], at: ['spec.jobTemplate.spec.tasks[*].template'], source: 'volcano-sh/apis/pkg/apis/batch/v1alpha1' },
  ],
  'flow.volcano.sh': [{ kinds: ['JobTemplate'], at: ['spec.tasks[*].template'], source: 'volcano-sh/apis/pkg/apis/flow/v1alpha1' }],
  'kubeflow.org': [
    ...['PyTorch', 'TF', 'MPI', 'XGBoost', 'MX', 'Paddle', 'JAX'].map(framework => ({
      kinds: [`${framework}Job`], at: [`spec.${framework === 'XGBoost' ? 'xgb' : framework.toLowerCase()}ReplicaSpecs.*.template`], source: 'kubeflow/training-operator/pkg/apis/kubeflow.org/v1',
    })),
    { kinds: ['Notebook'], at: ['spec.template'], source: 'kubeflow/kubeflow/components/notebook-controller/api/v1' },
  ],
  'trainer.kubeflow.org': [
    { kinds: ['TrainingRuntime', 'ClusterTrainingRuntime'], at: ['spec.template.spec.replicatedJobs[*].template.spec.template'], absent: 'unknown', choosesAccount: true, source: 'kubeflow/trainer/pkg/apis/trainer/v1alpha1' },
  ],
  'ray.io': [
    { kinds: ['RayCluster'], at: RAY_CLUSTER.map(path => `spec.${path}`), source: 'ray-project/kuberay/ray-operator/apis/ray/v1' },
    { kinds: ['RayJob'], at: [...RAY_CLUSTER.map(path => `spec.rayClusterSpec.${path}`), 'spec.submitterPodTemplate'], source: 'ray-project/kuberay/ray-operator/apis/ray/v1' },
    { kinds: ['RayService'], at: RAY_CLUSTER.map(path => `spec.rayClusterConfig.${path}`), source: 'ray-project/kuberay/ray-operator/apis/ray/v1' },
    {
      kinds: ['RayCronJob'],
      at: [...RAY_CLUSTER.map(path => `spec.jobTemplate.rayClusterSpec.${path}`), 'spec.jobTemplate.submitterPodTemplate'],
      source: 'ray-project/kuberay/ray-operator/apis/ray/v1',
    },
  ],
  // The controller runs game servers as agones-sdk, and hides the token from their containers.
  'agones.dev': [
    { kinds: ['GameServer'], at: ['spec.template'], choosesAccount: true, source: 'googleforgames/agones/pkg/apis/agones/v1' },
    { kinds: ['Fleet', 'GameServerSet'], at: ['spec.template.spec.template'], choosesAccount: true, source: 'googleforgames/agones/pkg/apis/agones/v1' },
  ],
  'elasticsearch.k8s.elastic.co': [{ kinds: ['Elasticsearch'], at: ['spec.nodeSets[*].podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'kibana.k8s.elastic.co': [{ kinds: ['Kibana'], at: ['spec.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'apm.k8s.elastic.co': [{ kinds: ['ApmServer'], at: ['spec.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'enterprisesearch.k8s.elastic.co': [{ kinds: ['EnterpriseSearch'], at: ['spec.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'maps.k8s.elastic.co': [{ kinds: ['ElasticMapsServer'], at: ['spec.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'logstash.k8s.elastic.co': [{ kinds: ['Logstash'], at: ['spec.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'packageregistry.k8s.elastic.co': [{ kinds: ['PackageRegistry'], at: ['spec.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'autoops.k8s.elastic.co': [{ kinds: ['AutoOpsAgentPolicy'], at: ['spec.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'beat.k8s.elastic.co': [{ kinds: ['Beat'], at: ['spec.daemonSet.podTemplate', 'spec.deployment.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' }],
  'agent.k8s.elastic.co': [
    { kinds: ['Agent'], at: ['spec.daemonSet.podTemplate', 'spec.deployment.podTemplate', 'spec.statefulSet.podTemplate'], ...ECK, source: 'elastic/cloud-on-k8s/pkg/apis' },
  ],
  'sparkoperator.k8s.io': [
    { kinds: ['SparkApplication'], at: ['spec.driver.template', 'spec.executor.template'], absent: 'unknown', choosesAccount: true, source: 'kubeflow/spark-operator/api/v1beta2' },
    { kinds: ['SparkConnect'], at: ['spec.server.template', 'spec.executor.template'], absent: 'unknown', choosesAccount: true, source: 'kubeflow/spark-operator/api/v1alpha1' },
    { kinds: ['ScheduledSparkApplication'], at: ['spec.template.driver.template', 'spec.template.executor.template'], absent: 'unknown', choosesAccount: true, source: 'kubeflow/spark-operator/api/v1beta2' },
  ],
  'operators.coreos.com': [
    { kinds: ['ClusterServiceVersion'], at: ['spec.install.spec.deployments[*].spec.template'], source: 'operator-framework/api/pkg/operators/v1alpha1' },
  ],
};

const ROWS_BY_KIND: ReadonlyMap<string, readonly Row[]> = rowsByKind();

/** The pod templates in a custom resource of a known kind. */
export function podsOfKind(group: string, kind: string, object: unknown): EmbeddedPod[] {
  return (ROWS_BY_KIND.get(`${group}/${kind}`) ?? []).flatMap(({ at, absent, choosesAccount, cannotSet, defaults }) => at.flatMap(text => {
    const only = at.length === 1 && !text.includes('*');
    return pathsOf(object, text).map(path => podAt(object, path, { absent, choosesAccount, cannotSet, defaults, key: only ? '' : keyOfPart(object, path) }));
  }));
}

function rowsByKind(): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const [group, rows] of Object.entries(ROWS)) {
    for (const row of rows) {
      for (const kind of row.kinds) { found.set(`${group}/${kind}`, [...found.get(`${group}/${kind}`) ?? [], row]); }
    }
  }
  return found;
}
