import { AppModel } from '../../src/model/app-model';
import { objectOf, objects } from '../_objects';

const usersOf = (yaml: string): { [account: string]: string[] } => Object.fromEntries(
  new AppModel(objects(yaml)).serviceAccounts.map(({ namespace, name, customResources }) => [`${namespace}/${name}`, customResources.map(({ kind }) => kind)]),
);

test.each([
  ['Prometheus', '{ apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: { namespace: shop }, spec: { serviceAccountName: robot } }'],
  ['Workflow', '{ apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { namespace: shop }, spec: { templates: [{ serviceAccountName: robot }] } }'],
  ['PipelineRun', '{ apiVersion: tekton.dev/v1, kind: PipelineRun, metadata: { namespace: shop }, spec: { taskRunTemplate: { serviceAccountName: robot } } }'],
  ['SparkApplication', '{ apiVersion: sparkoperator.k8s.io/v1beta2, kind: SparkApplication, metadata: { namespace: shop }, spec: { driver: { serviceAccount: robot } } }'],
  ['Elasticsearch', '{ apiVersion: example.com/v1, kind: Elasticsearch, metadata: { namespace: shop }, spec: { serviceAccount: { create: false, name: robot } } }'],
  ['SecretStore', '{ apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: { namespace: shop }, spec: { auth: { serviceAccountRef: { name: robot } } } }'],
  ['ClusterSecretStore', '{ apiVersion: external-secrets.io/v1, kind: ClusterSecretStore, spec: { auth: { serviceAccountRef: { name: robot, namespace: shop } } } }'],
])('%s names an account', (kind, yaml) => {
  expect(usersOf(yaml)).toEqual({ 'shop/robot': [kind] });
});

test.each([
  ['serviceAccountName: robot, ', 'robot'],
  ['', 'default'],
])('a pod template with "%s" is a workload, not only a reference to its account', (account, name) => {
  const template = `{ spec: { ${account}containers: [{ image: i }] } }`;
  const model = new AppModel(objects(`{ apiVersion: serving.knative.dev/v1, kind: Service, metadata: { namespace: shop }, spec: { template: ${template} } }`));
  const { workloads, customResources } = model.serviceAccount('shop', name)!;
  expect([workloads.length, customResources.length]).toEqual([1, 0]);
});

test.each([
  ['a built-in kind', '{ apiVersion: v1, kind: ConfigMap, metadata: { namespace: shop }, data: { serviceAccountName: robot } }'],
  ['a mapping to a cloud role', '{ apiVersion: eks.services.k8s.aws/v1alpha1, kind: PodIdentityAssociation, metadata: { namespace: shop }, spec: { serviceAccount: robot } }'],
  ['a cloud account', '{ apiVersion: example.com/v1, kind: Cluster, metadata: { namespace: shop }, spec: { serviceAccount: robot@project.iam.gserviceaccount.com } }'],
  ['not a text', '{ apiVersion: example.com/v1, kind: Cluster, metadata: { namespace: shop }, spec: { serviceAccount: true, serviceAccountName: "" } }'],
  ['nothing', '{ apiVersion: example.com/v1, kind: Cluster, metadata: { namespace: shop }, spec: { containers: [] } }'],
])('%s names no account', (_, yaml) => {
  expect(usersOf(yaml)).toEqual({});
});

test('each object only once', () => {
  expect(usersOf('{ apiVersion: example.com/v1, kind: A, metadata: { namespace: shop }, a: { serviceAccountName: robot }, b: { serviceAccountName: other }, c: { serviceAccountName: robot } }'))
    .toEqual({ 'shop/robot': ['A'], 'shop/other': ['A'] });
});

test('a cycle of aliases ends', () => {
  const spec: { [name: string]: unknown } = { serviceAccountName: 'robot' };
  spec.self = [spec];
  const model = new AppModel([objectOf({ apiVersion: 'example.com/v1', kind: 'A', metadata: { namespace: 'shop' }, spec })]);
  expect(model.serviceAccount('shop', 'robot')?.customResources).toEqual(model.objects);
});
