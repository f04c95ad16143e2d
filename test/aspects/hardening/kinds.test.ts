import { harden, outcomes, pod } from './_manifests';
import { ApiAccess, HardeningMeasures } from '../../../src';

const ASK = { measures: HardeningMeasures.all(), apiAccess: [ApiAccess.inContainers('app')] };
const TEMPLATE = { metadata: { labels: { app: 'web' } }, spec: pod().spec };
const HARDENED = harden([pod()], ASK).manifests[0].spec;
const metadata = { name: 'web', namespace: 'prod' };

const KINDS: [string, any, (manifest: any) => any][] = [
  ['Pod', pod(), manifest => manifest.spec],
  ['PodTemplate', { apiVersion: 'v1', kind: 'PodTemplate', metadata, template: TEMPLATE }, manifest => manifest.template.spec],
  ...[['v1', 'ReplicationController'], ['apps/v1', 'Deployment'], ['apps/v1', 'StatefulSet'], ['apps/v1', 'DaemonSet'], ['apps/v1', 'ReplicaSet'], ['batch/v1', 'Job']]
    .map(([apiVersion, kind]): [string, any, (manifest: any) => any] =>
      [kind, { apiVersion, kind, metadata, spec: { paused: true, template: TEMPLATE } }, manifest => manifest.spec.template.spec]),
  ['CronJob', { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec: { schedule: '@daily', jobTemplate: { spec: { template: TEMPLATE } } } },
    manifest => manifest.spec.jobTemplate.spec.template.spec],
  ...[['argoproj.io/v1alpha1', 'Rollout'], ['apps.openshift.io/v1', 'DeploymentConfig'], ['apps.kruise.io/v1alpha1', 'CloneSet'], ['kubeflow.org/v1', 'Notebook']]
    .map(([apiVersion, kind]): [string, any, (manifest: any) => any] =>
      [kind, { apiVersion, kind, metadata, spec: { template: TEMPLATE } }, manifest => manifest.spec.template.spec]),
  ['ScaledJob', { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', metadata, spec: { jobTargetRef: { template: TEMPLATE } } },
    manifest => manifest.spec.jobTargetRef.template.spec],
  ['JobSet', { apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet', metadata, spec: { replicatedJobs: [{ name: 'a', template: { spec: { template: TEMPLATE } } }] } },
    manifest => manifest.spec.replicatedJobs[0].template.spec.template.spec],
];

describe.each(KINDS)('%s', (kind, manifest, specOf) => {
  test('is hardened like a Pod', () => {
    const { manifests: [after], problems } = harden([manifest], ASK);
    expect(problems).toEqual([]);
    expect(specOf(after)).toEqual(HARDENED);
    expect(after.metadata).toEqual(metadata);
  });

  test('is hardened inside lists', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'ConfigMap' }, manifest] };
    const typed = { apiVersion: manifest.apiVersion, kind: `${kind}List`, items: [{ ...manifest, apiVersion: undefined, kind: undefined }] };
    const { manifests: [inList, inTyped], workloads } = harden([list, typed], ASK);
    expect(specOf(inList.items[1])).toEqual(HARDENED);
    expect(inList.items[0]).toBe(list.items[0]);
    expect(specOf(inTyped.items[0])).toEqual(HARDENED);
    expect(workloads.map(workload => workload.kind)).toEqual([kind, kind]);
  });

  test('is reported with its kind', () => {
    expect(new Set(harden([manifest]).entries.map(entry => entry.kind))).toEqual(new Set([kind]));
  });
});

test('accounts inside lists are found and hardened', () => {
  const list = {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace: 'prod' } },
      pod({ serviceAccountName: 'app' }),
    ],
  };
  const { manifests: [after] } = harden([list]);
  expect(after.items[0].automountServiceAccountToken).toBe(false);
  expect(after.items[1].spec.automountServiceAccountToken).toBe(false);
});

test.each([
  { apiVersion: 'example.com/v1', kind: 'Deployment', metadata, spec: { template: TEMPLATE } },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata, spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } } },
  { apiVersion: 'v1', kind: 'Service', metadata, spec: {} },
])('$apiVersion $kind is unchanged', manifest => {
  const hardened = harden([manifest], ASK);
  expect(hardened.manifests[0]).toBe(manifest);
  expect(hardened.entries).toEqual([]);
  expect(hardened.workloads).toEqual([]);
});

test.each<[string, unknown]>([
  ['no spec', { ...pod(), spec: undefined }],
  ['a spec that is a list', { ...pod(), spec: [] }],
  ['containers that are not a list', pod({ containers: { app: {} } })],
  ['a container that is null', pod({ containers: [null] })],
  ['a container without a name', pod({ containers: [{ image: 'app:1' }] })],
  ['init containers that are text', pod({ initContainers: 'none' })],
  ['a security context that is text', pod({ securityContext: 'strict' })],
  ['a security context of a container that is a list', pod({}, { securityContext: [] })],
  ['capabilities that are a list', pod({}, { securityContext: { capabilities: ['ALL'] } })],
  ['dropped capabilities that are text', pod({}, { securityContext: { capabilities: { drop: 'ALL' } } })],
  ['added capabilities that are numbers', pod({}, { securityContext: { capabilities: { add: [7] } } })],
  ['volumes that are an object', pod({ volumes: { a: {} } })],
  ['mounts that are text', pod({}, { volumeMounts: ['/tmp'] })],
  ['limits that are text', pod({}, { resources: { limits: '1Gi' } })],
])('a pod with %s is unchanged and reported', (_, manifest) => {
  const hardened = harden([manifest], { measures: HardeningMeasures.all() });
  expect(hardened.manifests[0]).toBe(manifest);
  expect(outcomes(hardened)).toEqual(['Pod manifest kept']);
  expect(hardened.entries[0].message).toMatch(/^Nothing was changed: it can't be read, because .*$/);
});

test('null counts as not set', () => {
  const container = { securityContext: null, volumeMounts: null, env: null, resources: null, ports: null };
  const spec = { securityContext: null, volumes: null, initContainers: null, automountServiceAccountToken: null };
  const { manifests: [after] } = harden([pod(spec, container)], ASK);
  expect(after.spec).toMatchObject({ ...HARDENED, containers: [HARDENED.containers[0]] });
});

describe('a custom resource', () => {
  const custom = (apiVersion: string, kind: string, spec: any): any => ({ apiVersion, kind, metadata, spec });

  test.each([
    ['whose controller merges the pod with its own', custom('kibana.k8s.elastic.co/v1', 'Kibana', { podTemplate: TEMPLATE })],
    ['that does not accept all fields of a pod', custom('serving.knative.dev/v1', 'Service', { template: TEMPLATE })],
    ['without pod templates', custom('tekton.dev/v1', 'Task', { steps: [{ name: 'a', image: 'a:v1' }] })],
    ['of an unknown kind', custom('example.com/v1', 'App', { template: TEMPLATE })],
  ])('%s is unchanged', (_, manifest) => {
    const { manifests: [after], entries, workloads } = harden([manifest], ASK);
    expect(after).toBe(manifest);
    expect([entries, workloads]).toEqual([[], []]);
  });

  test('with several pods gets a token in those that have the container', () => {
    const job = (name: string, container: string): any => (
      { name, template: { spec: { template: { spec: { ...pod().spec, containers: [{ ...pod().spec.containers[0], name: container }] } } } } });
    const { manifests: [after], workloads, problems } = harden(
      [custom('jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs: [job('a', 'app'), job('b', 'worker')] })], { apiAccess: [ApiAccess.inContainers('app')] },
    );
    const [a, b] = after.spec.replicatedJobs.map((replicated: any) => replicated.template.spec.template.spec);
    expect([a, b].map(spec => [spec.automountServiceAccountToken, spec.volumes?.length ?? 0])).toEqual([[false, 1], [false, 0]]);
    expect([problems, workloads.length]).toEqual([[], 1]);
  });

  test('with several pods must have one with the container', () => {
    const template = { spec: { template: TEMPLATE } };
    const { problems } = harden(
      [custom('jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs: [{ name: 'a', template }, { name: 'b', template }] })], { apiAccess: [ApiAccess.inContainers('other')] },
    );
    expect(problems).toHaveLength(2);
  });
});
