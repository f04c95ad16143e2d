type Fields = { readonly [field: string]: unknown };

const IMAGE = 'registry.example.com/app:v1.2.3';

/** A container that Pod Security "restricted" admits, with everything that the rules require. */
export const HARDENED = {
  name: 'app',
  image: IMAGE,
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
};
export const PRIVILEGED = { ...HARDENED, securityContext: { privileged: true } };
export const POD = {
  serviceAccountName: 'app',
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
};

export interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  /** The path of its first container. */
  readonly container: string;
  /** The spec with a given container. */
  spec(container: Fields): Fields;
}

const template = (container: Fields): Fields => ({ metadata: { labels: { app: 'w' } }, spec: { ...POD, containers: [container] } });

function of(apiVersion: string, kinds: string, container: string, spec: CustomResource['spec']): CustomResource[] {
  return kinds.split(' ').map(kind => ({ apiVersion, kind, container, spec }));
}

const rayCluster = (container: Fields): Fields => (
  { headGroupSpec: { template: template(HARDENED) }, workerGroupSpecs: [{ groupName: 'small', template: template(container) }] });
const RAY_WORKER = 'workerGroupSpecs[0].template.spec.containers[0]';
const step = ({ resources, ...container }: Fields): Fields => ({ ...container, computeResources: resources });
const tekton = (container: Fields): Fields => ({ steps: [step(container)] });
const podTemplate = { securityContext: POD.securityContext, automountServiceAccountToken: false, enableServiceLinks: false };
const kubeflow = (field: string): CustomResource['spec'] => container => ({ [field]: { Worker: { replicas: 1, template: template(container) } } });
const argo = (container: Fields): Fields => ({
  serviceAccountName: 'app', automountServiceAccountToken: false, securityContext: POD.securityContext, templates: [{ name: 'build', container }],
});
const spark = (container: Fields): Fields => {
  const pod = { image: IMAGE, serviceAccount: 'app', securityContext: container.securityContext };
  return { driver: pod, executor: { image: IMAGE, securityContext: HARDENED.securityContext } };
};
const eck = (container: Fields): Fields => ({ spec: { containers: [{ name: 'elasticsearch', securityContext: container.securityContext }] } });
const operator = (container: Fields): Fields => (
  { install: { strategy: 'deployment', spec: { deployments: [{ name: 'operator', spec: { selector: {}, template: template(container) } }] } } });

/** Kinds whose controllers create pods, each with a container. */
export const CUSTOM_RESOURCES: readonly CustomResource[] = [
  ...of('argoproj.io/v1alpha1', 'Rollout', 'spec.template.spec.containers[0]', c => ({ template: template(c) })),
  ...of('argoproj.io/v1alpha1', 'Experiment', 'spec.templates[0].template.spec.containers[0]', c => ({ templates: [{ name: 'a', template: template(c) }] })),
  ...of('argoproj.io/v1alpha1', 'AnalysisTemplate', 'spec.metrics[0].provider.job.spec.template.spec.containers[0]',
    c => ({ metrics: [{ name: 'a', provider: { job: { spec: { template: template(c) } } } }] })),
  ...of('apps.openshift.io/v1', 'DeploymentConfig', 'spec.template.spec.containers[0]', c => ({ template: template(c) })),
  ...of('serving.knative.dev/v1', 'Service Configuration', 'spec.template.spec.containers[0]', c => ({ template: template(c) })),
  ...of('serving.knative.dev/v1', 'Revision', 'spec.containers[0]', c => ({ ...POD, containers: [c] })),
  ...of('apps.kruise.io/v1alpha1', 'CloneSet StatefulSet DaemonSet BroadcastJob', 'spec.template.spec.containers[0]', c => ({ template: template(c) })),
  ...of('apps.kruise.io/v1alpha1', 'AdvancedCronJob', 'spec.template.broadcastJobTemplate.spec.template.spec.containers[0]',
    c => ({ template: { broadcastJobTemplate: { spec: { template: template(c) } } } })),
  ...of('apps.kruise.io/v1alpha1', 'UnitedDeployment', 'spec.template.cloneSetTemplate.spec.template.spec.containers[0]',
    c => ({ template: { cloneSetTemplate: { spec: { template: template(c) } } } })),
  ...of('apps.kruise.io/v1alpha1', 'SidecarSet', 'spec.containers[0]', c => ({ selector: {}, containers: [{ ...c, podInjectPolicy: 'BeforeAppContainer' }] })),
  ...of('keda.sh/v1alpha1', 'ScaledJob', 'spec.jobTargetRef.template.spec.containers[0]', c => ({ jobTargetRef: { template: template(c) } })),
  ...of('jobset.x-k8s.io/v1alpha2', 'JobSet', 'spec.replicatedJobs[0].template.spec.template.spec.containers[0]',
    c => ({ replicatedJobs: [{ name: 'workers', template: { spec: { template: template(c) } } }] })),
  ...of('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', 'spec.leaderWorkerTemplate.workerTemplate.spec.containers[0]',
    c => ({ leaderWorkerTemplate: { leaderTemplate: template(HARDENED), workerTemplate: template(c) } })),
  ...of('batch.volcano.sh/v1alpha1', 'Job', 'spec.tasks[0].template.spec.containers[0]', c => ({ tasks: [{ name: 'a', template: template(c) }] })),
  ...of('batch.volcano.sh/v1alpha1', 'CronJob', 'spec.jobTemplate.spec.tasks[0].template.spec.containers[0]',
    c => ({ jobTemplate: { spec: { tasks: [{ name: 'a', template: template(c) }] } } })),
  ...of('flow.volcano.sh/v1alpha1', 'JobTemplate', 'spec.tasks[0].template.spec.containers[0]', c => ({ tasks: [{ name: 'a', template: template(c) }] })),
  ...of('kubeflow.org/v1', 'PyTorchJob', 'spec.pytorchReplicaSpecs.Worker.template.spec.containers[0]', kubeflow('pytorchReplicaSpecs')),
  ...of('kubeflow.org/v1', 'TFJob', 'spec.tfReplicaSpecs.Worker.template.spec.containers[0]', kubeflow('tfReplicaSpecs')),
  ...of('kubeflow.org/v2beta1', 'MPIJob', 'spec.mpiReplicaSpecs.Worker.template.spec.containers[0]', kubeflow('mpiReplicaSpecs')),
  ...of('kubeflow.org/v1', 'XGBoostJob', 'spec.xgbReplicaSpecs.Worker.template.spec.containers[0]', kubeflow('xgbReplicaSpecs')),
  ...of('kubeflow.org/v1', 'Notebook', 'spec.template.spec.containers[0]', c => ({ template: { spec: { ...POD, containers: [c] } } })),
  ...of('trainer.kubeflow.org/v1alpha1', 'ClusterTrainingRuntime', 'spec.template.spec.replicatedJobs[0].template.spec.template.spec.containers[0]',
    c => ({ template: { spec: { replicatedJobs: [{ name: 'node', template: { spec: { template: template(c) } } }] } } })),
  ...of('ray.io/v1', 'RayCluster', `spec.${RAY_WORKER}`, rayCluster),
  ...of('ray.io/v1', 'RayJob', `spec.rayClusterSpec.${RAY_WORKER}`, c => ({ rayClusterSpec: rayCluster(c) })),
  ...of('ray.io/v1', 'RayService', `spec.rayClusterConfig.${RAY_WORKER}`, c => ({ rayClusterConfig: rayCluster(c) })),
  ...of('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'spec.driver', spark),
  ...of('sparkoperator.k8s.io/v1beta2', 'ScheduledSparkApplication', 'spec.template.driver', c => ({ template: spark(c) })),
  ...of('agones.dev/v1', 'GameServer', 'spec.template.spec.containers[0]', c => ({ template: template(c) })),
  ...of('agones.dev/v1', 'Fleet GameServerSet', 'spec.template.spec.template.spec.containers[0]', c => ({ template: { spec: { template: template(c) } } })),
  ...of('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', 'spec.nodeSets[0].podTemplate.spec.containers[0]',
    c => ({ nodeSets: [{ name: 'default', podTemplate: eck(c) }] })),
  ...of('kibana.k8s.elastic.co/v1', 'Kibana', 'spec.podTemplate.spec.containers[0]', c => ({ podTemplate: eck(c) })),
  ...of('apm.k8s.elastic.co/v1', 'ApmServer', 'spec.podTemplate.spec.containers[0]', c => ({ podTemplate: eck(c) })),
  ...of('logstash.k8s.elastic.co/v1alpha1', 'Logstash', 'spec.podTemplate.spec.containers[0]', c => ({ podTemplate: eck(c) })),
  ...of('beat.k8s.elastic.co/v1beta1', 'Beat', 'spec.daemonSet.podTemplate.spec.containers[0]', c => ({ daemonSet: { podTemplate: eck(c) } })),
  ...of('agent.k8s.elastic.co/v1alpha1', 'Agent', 'spec.statefulSet.podTemplate.spec.containers[0]', c => ({ statefulSet: { podTemplate: eck(c) } })),
  ...of('monitoring.coreos.com/v1', 'Prometheus Alertmanager ThanosRuler', 'spec.containers[0]',
    c => ({ serviceAccountName: 'app', containers: [{ name: 'proxy', securityContext: c.securityContext }] })),
  ...of('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', 'spec.install.spec.deployments[0].spec.template.spec.containers[0]', operator),
  ...of('tekton.dev/v1', 'Task', 'spec.steps[0]', tekton),
  ...of('tekton.dev/v1beta1', 'ClusterTask', 'spec.steps[0]', ({ ...c }) => ({ steps: [c] })),
  ...of('tekton.dev/v1', 'TaskRun', 'spec.taskSpec.steps[0]', c => ({ serviceAccountName: 'app', podTemplate, taskSpec: tekton(c) })),
  ...of('tekton.dev/v1', 'Pipeline', 'spec.tasks[0].taskSpec.steps[0]', c => ({ tasks: [{ name: 'build', taskSpec: tekton(c) }] })),
  ...of('tekton.dev/v1', 'PipelineRun', 'spec.pipelineSpec.finally[0].taskSpec.steps[0]',
    c => ({ taskRunTemplate: { serviceAccountName: 'app', podTemplate }, pipelineSpec: { finally: [{ name: 'notify', taskSpec: tekton(c) }] } })),
  ...of('tekton.dev/v1beta1', 'StepAction', 'spec', ({ name: __, resources: ___, ...c }) => ({ ...c, script: 'id' })),
  ...of('argoproj.io/v1alpha1', 'Workflow WorkflowTemplate ClusterWorkflowTemplate', 'spec.templates[0].container', ({ name: __, ...c }) => argo(c)),
  ...of('argoproj.io/v1alpha1', 'CronWorkflow', 'spec.workflowSpec.templates[0].container', ({ name: __, ...c }) => ({ workflowSpec: argo(c) })),
  ...of('example.com/v1', 'MyApp', 'spec.template.spec.containers[0]', c => ({ template: template(c) })),
  ...of('example.com/v1', 'MyOperator', 'spec.parts[0].podSpec.containers[0]', c => ({ parts: [{ name: 'a', podSpec: { ...POD, containers: [c] } }] })),
];

/** An object of the kind, to be audited with the objects it requires. */
export function resource({ apiVersion, kind, spec }: CustomResource, container: Fields): Fields {
  return { apiVersion, kind, metadata: { name: 'w', namespace: 'prod' }, spec: spec(container) };
}

/** The objects that make the namespace as strict as possible. */
export const STRICT_NAMESPACE: readonly Fields[] = [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'prod', labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'latest' } },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'deny-all', namespace: 'prod' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  },
  ...['default', 'app'].map(name => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'prod' }, automountServiceAccountToken: false })),
];
