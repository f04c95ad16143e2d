import { Chart, App } from 'cdk8s';
import { IdentityProvider, PodSecurity, SecureDeployment, SecureNamespace, SecureNamespaceProps, SecureServiceAccount, WorkloadIdentity } from '../../src';

interface Marks {
  readonly labels?: { [name: string]: string };
  readonly annotations?: { [name: string]: string };
}

function problems(pod: Marks, namespace: Marks = {}, props: SecureNamespaceProps = {}, chartOfPod = 'payments'): string[] {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'payments', disableResourceNameHashes: true });
  const secure = new SecureNamespace(chart, 'ns', { metadata: { ...namespace }, ...props });
  const other = chartOfPod === 'payments' ? chart : new Chart(app, 'other', { namespace: chartOfPod });
  new SecureDeployment(other, 'web', { containers: [{ name: 'app', image: 'registry.example.com/app:v1' }], podMetadata: { ...pod } });
  return secure.node.validate();
}

const refused = (by: string, container: string, level = 'restricted', remedy = 'install the CNI plugin of the mesh and write meshCniPlugin: true') =>
  [`${by} adds the init container '${container}' to the pods of 'chart/web', and the namespace 'payments' refuses it at the Pod Security level "${level}"; ${remedy}, or write podSecurity: PodSecurity.privileged('<reason>')`];

const azure = { labels: { 'azure.workload.identity/use': 'true' }, annotations: { 'azure.workload.identity/inject-proxy-sidecar': 'true' } };

test.each<[string, Marks, Marks, string[]]>([
  ['Azure, by the pod', azure, {}, refused('the webhook of Azure Workload Identity', 'azwi-proxy-init', 'restricted', 'remove the label or annotation that requests it')],
  ['Istio, by the pod', { labels: { 'sidecar.istio.io/inject': 'true' } }, {}, refused('Istio', 'istio-init')],
  ['Istio, by the namespace', {}, { labels: { 'istio-injection': 'enabled' } }, refused('Istio', 'istio-init')],
  ['Linkerd, by the namespace', {}, { annotations: { 'linkerd.io/inject': 'enabled' } }, refused('Linkerd', 'linkerd-init')],
])('an injection that Pod Security refuses is an error: %s', (_, pod, namespace, expected) => {
  expect(problems(pod, namespace)).toEqual(expected);
});

test('baseline refuses it too, and privileged does not', () => {
  const mesh = { labels: { 'istio-injection': 'enabled' } };
  expect(problems({}, mesh, { podSecurity: PodSecurity.baseline('the vendor runs as root') })).toEqual(refused('Istio', 'istio-init', 'baseline'));
  expect(problems({}, mesh, { podSecurity: PodSecurity.privileged('the mesh has no CNI plugin') })).toEqual([]);
});

test.each<[string, Marks, Marks, SecureNamespaceProps, string]>([
  ['nothing requests it', {}, {}, {}, 'payments'],
  ['the mesh has a CNI plugin', {}, { labels: { 'istio-injection': 'enabled' } }, { meshCniPlugin: true }, 'payments'],
  ['the pod opts out', { labels: { 'sidecar.istio.io/inject': 'false' } }, { labels: { 'istio-injection': 'enabled' } }, {}, 'payments'],
  ['the webhook of Azure does not select the pod', { annotations: azure.annotations }, {}, {}, 'payments'],
  ['the pod is in another namespace', { labels: { 'sidecar.istio.io/inject': 'true' } }, {}, {}, 'shop'],
])('is accepted if %s', (_, pod, namespace, props, chart) => {
  expect(problems(pod, namespace, props, chart)).toEqual([]);
});

test('a CNI plugin of a mesh does not replace the proxy of Azure', () => {
  expect(problems(azure, {}, { meshCniPlugin: true })).toHaveLength(1);
});

test('the label of a WorkloadIdentity is included', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'payments', disableResourceNameHashes: true });
  const provider = IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' });
  const namespace = new SecureNamespace(chart, 'ns', { identityProviders: [provider] });
  const serviceAccount = new SecureServiceAccount(chart, 'account');
  new SecureDeployment(chart, 'web', {
    serviceAccount, containers: [{ name: 'app', image: 'registry.example.com/app:v1' }], podMetadata: { annotations: azure.annotations },
  });
  new WorkloadIdentity(chart, 'identity', { serviceAccount, provider });
  expect(namespace.node.validate()).toEqual(refused('the webhook of Azure Workload Identity', 'azwi-proxy-init', 'restricted', 'remove the label or annotation that requests it'));
});
