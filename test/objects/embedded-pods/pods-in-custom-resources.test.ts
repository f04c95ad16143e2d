import { CUSTOM_RESOURCES, HARDENED, PRIVILEGED, resource, STRICT_NAMESPACE } from './_resources';
import { audit } from '../../../src/audit/audit';
import { AuditResult, Finding } from '../../../src/audit/finding';
import { formatPath } from '../../../src/manifest/path';
import { RenderedManifests } from '../../../src/manifest/rendered-manifests';
import { AppModel } from '../../../src/model/app-model';
import { restricted } from '../../../src/rules/packs';

function auditOf(...manifests: readonly object[]): AuditResult {
  const rendered = new RenderedManifests();
  for (const manifest of [...STRICT_NAMESPACE, ...manifests]) { rendered.add({ path: 'app' }, manifest); }
  expect(rendered.errors).toEqual([]);
  return audit(new AppModel(rendered.objects, { complete: true }), { today: '2030-06-15', pack: restricted });
}

const text = ({ rule, object: { kind }, path, key }: Finding): string => `${kind} ${formatPath(path)} ${rule} [${key}]`;
const ofKind = (kind: string, { findings }: AuditResult): string[] => findings.filter(({ object }) => object.kind === kind).map(text);

describe.each(CUSTOM_RESOURCES)('$kind of $apiVersion', custom => {
  test('is checked like a Deployment', () => {
    const found = auditOf(resource(custom, PRIVILEGED)).findings.filter(({ rule }) => rule === 'privileged-container');
    expect(found.map(({ object: { kind }, path, severity }) => [kind, formatPath(path), severity]))
      .toEqual([[custom.kind, `${custom.container}.securityContext.privileged`, 'high']]);
  });

  test('has no finding if it is hardened', () => {
    expect(ofKind(custom.kind, auditOf(resource(custom, HARDENED)))).toEqual([]);
  });

  test('is a workload', () => {
    expect(auditOf(resource(custom, HARDENED)).summary.workloads).toBeGreaterThan(0);
    expect(auditOf(resource(custom, HARDENED)).notChecked ?? []).toEqual([]);
  });
});

const custom = (apiVersion: string, kind: string, spec: object): object => ({ apiVersion, kind, metadata: { name: 'w', namespace: 'prod' }, spec });
const keys = (rule: string, { findings }: AuditResult): string[] => findings.filter(finding => finding.rule === rule).map(({ key }) => key);

describe('a pod that an operator merges with its own', () => {
  test.each([
    ['Elasticsearch', custom('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', { nodeSets: [{ name: 'a', podTemplate: { spec: { containers: [{ name: 'elasticsearch' }] } } }] })],
    ['Beat', custom('beat.k8s.elastic.co/v1beta1', 'Beat', { deployment: { podTemplate: { spec: {} } } })],
    ['SparkApplication', custom('sparkoperator.k8s.io/v1beta2', 'SparkApplication', { image: 'spark:3.5.0', driver: {}, executor: { template: { spec: {} } } })],
    ['Prometheus', custom('monitoring.coreos.com/v1', 'Prometheus', { replicas: 1 })],
    ['a custom resource that names containers without images', custom('example.com/v1', 'Any', { podTemplate: { spec: { containers: [{ name: 'main', env: [] }] } } })],
    ['a custom resource with an override', custom('example.com/v1', 'Any', { override: { template: { spec: { containers: [{ name: 'main', image: 'a:v1' }] } } } })],
    ['a custom resource with containers next to other fields', custom('example.com/v1', 'Any', { replicas: 1, containers: [{ name: 'main', image: 'a:v1' }] })],
  ])('is unknown in fields that %s does not set', (_, object) => {
    expect(auditOf(object).findings.filter(({ object: { name } }) => name === 'w').map(text)).toEqual([]);
  });

  test('is checked in fields that are set', () => {
    const spec = { hostNetwork: true, serviceAccountName: 'app', containers: [{ name: 'main', securityContext: { runAsUser: 0, capabilities: { add: ['SYS_ADMIN'] } } }] };
    const found = auditOf(custom('kibana.k8s.elastic.co/v1', 'Kibana', { podTemplate: { spec } })).findings.map(({ rule }) => rule);
    expect(found).toEqual(expect.arrayContaining(['host-network', 'run-as-root', 'capability-over-the-node']));
    expect(found).not.toContain('privilege-escalation');
  });
});

test('a task that another object runs is checked for everything that a run cannot change', () => {
  const found = auditOf(custom('tekton.dev/v1', 'Task', { steps: [{ name: 'a', image: 'a:v1' }] })).findings.map(({ rule }) => rule);
  expect(found).toEqual(expect.arrayContaining(['privilege-escalation', 'capabilities-not-dropped', 'writable-root-filesystem']));
  for (const rule of ['run-as-root', 'missing-seccomp-profile', 'automounted-token', 'workload-on-default-service-account']) { expect(found).not.toContain(rule); }
});

test('a step has the fields of the step template', () => {
  const stepTemplate = { securityContext: PRIVILEGED.securityContext };
  expect(ofKind('Task', auditOf(custom('tekton.dev/v1', 'Task', { stepTemplate, steps: [{ name: 'a', image: 'a:v1' }] }))))
    .toContain('Task spec.stepTemplate.securityContext.privileged privileged-container [container a]');
  expect(ofKind('Task', auditOf(custom('tekton.dev/v1', 'Task', { stepTemplate, steps: [{ name: 'a', ref: { name: 'b' } }] }))))
    .toContain('Task spec.stepTemplate.securityContext.privileged privileged-container [container stepTemplate]');
});

test('a run of a task in another object is checked for its own pod settings', () => {
  const volumes = [{ name: 'root', hostPath: { path: '/' } }];
  expect(ofKind('TaskRun', auditOf(custom('tekton.dev/v1', 'TaskRun', { taskRef: { name: 'a' }, podTemplate: { volumes } }))))
    .toContain('TaskRun spec.podTemplate.volumes[0].hostPath.path sensitive-host-path [volume root /]');
  expect(ofKind('PipelineRun', auditOf(custom('tekton.dev/v1beta1', 'PipelineRun', {
    pipelineSpec: { tasks: [{ name: 'build', taskRef: { name: 'a' } }] }, taskRunSpecs: [{ pipelineTaskName: 'build', taskPodTemplate: { hostNetwork: true } }],
  })))).toContain('PipelineRun spec.taskRunSpecs[0].taskPodTemplate.hostNetwork host-network [pod]');
});

describe('several pods of one object', () => {
  const template = { spec: { containers: [{ name: 'app', image: 'a:v1', securityContext: PRIVILEGED.securityContext }] } };

  test('are distinguished by the names of their parts', () => {
    expect(keys('privileged-container', auditOf(custom('jobset.x-k8s.io/v1alpha2', 'JobSet', {
      replicatedJobs: ['driver', 'workers'].map(name => ({ name, template: { spec: { template } } })),
    })))).toEqual(['replicatedJobs driver container app', 'replicatedJobs workers container app']);
    expect(keys('privileged-container', auditOf(custom('kubeflow.org/v1', 'PyTorchJob', { pytorchReplicaSpecs: { Master: { template }, Worker: { template } } }))))
      .toEqual(['pytorchReplicaSpecs Master container app', 'pytorchReplicaSpecs Worker container app']);
  });

  test('have one finding for a shared field', () => {
    const container = { image: 'a:v1', command: ['a'] };
    const workflow = custom('argoproj.io/v1alpha1', 'Workflow', {
      hostNetwork: true, templates: ['a', 'b'].map(name => ({ name, container })), templateDefaults: { container: { securityContext: PRIVILEGED.securityContext } },
    });
    expect(keys('host-network', auditOf(workflow))).toEqual(['pod']);
    expect(keys('workload-on-hardened-default-service-account', auditOf(workflow))).toEqual(['serviceaccount default']);
    expect(keys('privileged-container', auditOf(workflow))).toEqual(['container main']);
  });

  test('count as several workloads', () => {
    expect(auditOf(custom('kubeflow.org/v1', 'TFJob', { tfReplicaSpecs: { PS: { template }, Worker: { template } } })).summary.workloads).toBe(2);
  });
});

describe('an account', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'r', namespace: 'prod' }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }] };
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'r', namespace: 'prod' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' },
    subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'prod' }],
  };
  const rollout = CUSTOM_RESOURCES.find(({ kind }) => kind === 'Rollout')!;

  test('of a custom resource without its token has unnecessary permissions', () => {
    expect(keys('permission-without-token', auditOf(role, binding, resource(rollout, HARDENED)))).toEqual(['serviceaccount prod/app']);
  });

  test('that the controller chooses is not the default one', () => {
    const spec = { template: { spec: { containers: [HARDENED] } } };
    expect(keys('workload-on-hardened-default-service-account', auditOf(custom('argoproj.io/v1alpha1', 'Rollout', spec)))).toEqual(['serviceaccount default']);
    expect(keys('workload-on-hardened-default-service-account', auditOf(custom('agones.dev/v1', 'GameServer', spec)))).toEqual([]);
  });
});

describe('an OLM operator', () => {
  const operator = (permissions: object): object => custom('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', { install: { spec: { deployments: [], ...permissions } } });
  const secrets = { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] };

  test('has roles and bindings', () => {
    const found = auditOf(operator({ clusterPermissions: [{ serviceAccountName: 'robot', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }, secrets] }] }));
    expect(ofKind('ClusterServiceVersion', found)).toEqual([
      'ClusterServiceVersion spec.install.spec.clusterPermissions[0].rules[1] read-secrets [clusterPermissions robot secrets get,list]',
    ]);
    expect(found.summary).toMatchObject({ objects: STRICT_NAMESPACE.length + 1, serviceAccounts: 2 });
  });

  test('has all of its objects', () => {
    const found = auditOf(operator({ permissions: [{ serviceAccountName: 'robot', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }] }));
    expect(ofKind('ClusterServiceVersion', found)).toEqual([]);
  });

  test('with invalid rules is an error', () => {
    const rendered = new RenderedManifests().add({ path: 'app' }, operator({ permissions: [{ serviceAccountName: 'robot', rules: [{ verbs: 'get' }] }] }));
    expect(rendered.errors.map(({ message }) => message)).toEqual([
      'ClusterServiceVersion "w": spec.install.spec.permissions[0].rules[0].verbs must be a list, but is the string "get"',
    ]);
  });
});

describe('a pod with a wrong type', () => {
  const spec = { template: { spec: { hostNetwork: 'yes', containers: [{ name: 'app', image: 'a:v1', securityContext: PRIVILEGED.securityContext }] } } };

  test('is an error if the controller decodes it as Kubernetes does', () => {
    const rendered = new RenderedManifests().add({ path: 'app' }, custom('argoproj.io/v1alpha1', 'Rollout', spec));
    expect(rendered.errors.map(({ message }) => message)).toEqual(['Rollout "w": spec.template.spec.hostNetwork must be true or false, but is the string "yes"']);
    expect(audit(new AppModel(rendered.objects), { today: '2030-06-15' }).findings.map(({ rule }) => rule)).toContain('privileged-container');
  });

  test('is unknown there if the controller may read it differently', () => {
    const found = auditOf(custom('example.com/v1', 'MyApp', spec));
    expect(ofKind('MyApp', found)).toEqual(expect.arrayContaining([
      'MyApp spec.template.spec.containers[0].securityContext.privileged privileged-container [container app]',
      'MyApp spec.template.spec.hostNetwork unrecognized-containers [hostNetwork]',
    ]));
    expect(found.notChecked).toHaveLength(1);
  });
});

test.each([
  ['a schema', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'a' }, spec: { versions: [{ schema: { openAPIV3Schema: { properties: { spec: { default: { template: { spec: { containers: [PRIVILEGED] } } } } } } } }] } }],
  ['a policy', { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', metadata: { name: 'a' }, spec: { rules: [{ validate: { pattern: { spec: { containers: [PRIVILEGED] } } } }] } }],
  ['a reference to a workload', custom('keda.sh/v1alpha1', 'ScaledObject', { scaleTargetRef: { name: 'web', envSourceContainerName: 'app' } })],
  ['the measurement of a pod', { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics', metadata: { name: 'a', namespace: 'prod' }, containers: [{ name: 'app', usage: {}, image: 'a' }] }],
  ['a status', { ...custom('example.com/v1', 'Any', {}), status: { template: { spec: { containers: [PRIVILEGED] } } } }],
  ['a list of images', custom('apps.kruise.io/v1alpha1', 'ImagePullJob', { image: 'a:v1', containers: ['a'], parallelism: 1 })],
])('%s is not a pod', (_, object) => {
  const found = auditOf(object);
  expect([found.findings.map(({ rule }) => rule), found.summary.workloads, found.notChecked]).toEqual([['unused-service-account'], 0, undefined]);
});

test('a custom resource whose volumes and pods multiply is an error', () => {
  const volumes = Array.from({ length: 300 }, (_, index) => ({ name: `v${index}`, hostPath: { path: '/etc' } }));
  const templates = Array.from({ length: 300 }, (_, index) => ({ name: `t${index}`, container: { image: 'a:v1' } }));
  const rendered = new RenderedManifests().add({ path: 'app' }, custom('argoproj.io/v1alpha1', 'Workflow', { volumes, templates }));
  expect(rendered.errors.map(({ message }) => message)).toEqual([expect.stringContaining('Workflow "w" is too large to check')]);
});

test('objects in an OpenShift template are distinguished by their names', () => {
  const objects = ['a', 'b'].map(name => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { template: { spec: { containers: [PRIVILEGED] } } } }));
  expect(keys('privileged-container', auditOf({ apiVersion: 'template.openshift.io/v1', kind: 'Template', metadata: { name: 'w', namespace: 'prod' }, objects })))
    .toEqual(['Deployment a container app', 'Deployment b container app']);
});

describe('a pod in any kind is found', () => {
  const pod = { spec: { containers: [PRIVILEGED] } };
  const privileged = (object: object): string[] => ofKind('Any', auditOf(object)).filter(finding => finding.includes(' privileged-container '));
  const any = (spec: object, apiVersion = 'example.com/v1'): object => custom(apiVersion, 'Any', spec);
  const { name: _, image: __, ...unnamed } = PRIVILEGED;

  test.each<[string, object, string]>([
    ['next to another', any({ containers: [HARDENED], workers: { template: pod } }), 'spec.workers.template.spec'],
    ['next to a container', any({ image: 'a:v1', command: ['a'], workers: { template: pod } }), 'spec.workers.template.spec'],
    ['next to access to the node', any({ hostNetwork: true, workers: { template: pod } }), 'spec.workers.template.spec'],
    ['with a container without a name or image', any({ template: { spec: { containers: [unnamed] } } }), 'spec.template.spec'],
    ['in a group with a name similar to that of a policy engine', any({ template: pod }, 'other.kyverno.io/v1'), 'spec.template.spec'],
    ['in a Kubernetes group', any({ template: pod }, 'policy/v3'), 'spec.template.spec'],
  ])('%s', (___, object, spec) => {
    expect(privileged(object).map(finding => finding.split(' ')[1])).toEqual([`${spec}.containers[0].securityContext.privileged`]);
  });

  test('as a whole, if an alias of it is also in an override', () => {
    expect(ofKind('Any', auditOf(any({ override: { template: pod }, template: pod })))).toContainEqual(expect.stringMatching(/^Any spec\.template\.spec\S* run-as-root /));
  });

  test('by its access to the node, without a container', () => {
    expect(ofKind('Any', auditOf(any({ podTemplate: { spec: { hostPID: true } } })))).toContain('Any spec.podTemplate.spec.hostPID host-pid [pod]');
  });

  test.each<[string, object, string[]]>([
    ['their fields', { template: pod, podTemplate: structuredClone(pod) }, ['spec template container app', 'spec podTemplate container app']],
    ['other identifying fields of items', { pools: [{ id: 'a', template: pod }, { id: 'b', template: structuredClone(pod) }] }, ['pools a container app', 'pools b container app']],
  ])('and distinguished from others by %s', (___, spec, expected) => {
    expect(keys('privileged-container', auditOf(any(spec)))).toEqual(expected);
  });
});
