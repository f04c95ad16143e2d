import { audit } from '../../../src/audit/audit';
import { AuditResult } from '../../../src/audit/finding';
import { formatPath } from '../../../src/manifest/path';
import { RenderedManifests } from '../../../src/manifest/rendered-manifests';
import { AppModel } from '../../../src/model/app-model';
import { recommended } from '../../../src/rules/packs';

type Fields = { readonly [name: string]: unknown };

const RBAC = 'rbac.authorization.k8s.io/v1';
const ROLE = { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name: 'reader' }, rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] };
const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'prod' }, spec: { containers: [{ name: 'app', image: 'a:v1', securityContext: { privileged: true } }] } };
const TEXT = JSON.stringify(ROLE);

const object = (apiVersion: string, kind: string, fields: Fields): Fields => ({ apiVersion, kind, metadata: { name: 'outer', namespace: 'prod' }, ...fields });
const template = (...objects: readonly unknown[]): Fields => object('template.openshift.io/v1', 'Template', { objects });
const policy = (remediationAction: string, complianceType: string): Fields => object('policy.open-cluster-management.io/v1', 'ConfigurationPolicy', {
  spec: { remediationAction, 'object-templates': [{ complianceType, objectDefinition: ROLE }] },
});
const objectOfCrossplane = (fields: Fields): Fields => object('kubernetes.crossplane.io/v1alpha2', 'Object', { spec: { forProvider: { manifest: ROLE }, ...fields } });
const argo = (action: string, manifest: string = TEXT): Fields => object('argoproj.io/v1alpha1', 'Workflow', { spec: { templates: [{ name: 'make', resource: { action, manifest } }] } });

function auditOf(...manifests: readonly object[]): AuditResult {
  const rendered = new RenderedManifests();
  for (const manifest of manifests) { rendered.add({ path: 'app' }, manifest); }
  expect(rendered.errors).toEqual([]);
  return audit(new AppModel(rendered.objects), { today: '2030-06-15', pack: recommended });
}

const found = (rule: string, { findings }: AuditResult): string[] => findings.filter(finding => finding.rule === rule)
  .map(({ object: { kind, name }, path, key }) => `${kind} ${name} ${formatPath(path)} [${key}]`);
const unread = (result: AuditResult): string[] => (result.notChecked ?? []).map(({ object: { kind }, path }) => `${kind} ${formatPath(path)}`);

test.each<[string, Fields, string, string]>([
  ['an OpenShift Template', template(ROLE), 'objects[0].rules[0]', 'ClusterRole reader'],
  ['a ManifestWork', object('work.open-cluster-management.io/v1', 'ManifestWork', { spec: { workload: { manifests: [ROLE] } } }), 'spec.workload.manifests[0].rules[0]', 'workload ClusterRole reader'],
  ['an enforced ConfigurationPolicy', policy('enforce', 'musthave'), 'spec.object-templates[0].objectDefinition.rules[0]', 'object-templates ClusterRole reader'],
  ['a Crossplane Object', objectOfCrossplane({}), 'spec.forProvider.manifest.rules[0]', 'forProvider ClusterRole reader'],
  [
    'an Object in a Crossplane Composition',
    object('apiextensions.crossplane.io/v1', 'Composition', { spec: { resources: [{ name: 'role', base: { ...objectOfCrossplane({}), metadata: {} } }] } }),
    'spec.resources[0].base.spec.forProvider.manifest.rules[0]', 'resources role Object forProvider ClusterRole reader',
  ],
  ['a SelectorSyncSet', object('hive.openshift.io/v1', 'SelectorSyncSet', { spec: { resources: [ROLE] } }), 'spec.resources[0].rules[0]', 'ClusterRole reader'],
  [
    'a Kyverno policy that generates',
    object('kyverno.io/v1', 'ClusterPolicy', { spec: { rules: [{ name: 'r', generate: { apiVersion: RBAC, kind: 'ClusterRole', name: 'reader', data: { rules: ROLE.rules } } }] } }),
    'spec.rules[0].generate.data.rules[0]', 'rules r ClusterRole reader',
  ],
  ['an Argo Workflow', argo('apply'), 'spec.templates[0].resource.manifest', 'templates make resource ClusterRole reader'],
  ['a Fleet Bundle', object('fleet.cattle.io/v1alpha1', 'Bundle', { spec: { resources: [{ name: 'a.yaml', content: TEXT }] } }), 'spec.resources[0].content', 'resources a.yaml ClusterRole reader'],
  ['a Karmada Work', object('work.karmada.io/v1alpha1', 'Work', { spec: { workload: { manifests: [ROLE] } } }), 'spec.workload.manifests[0].rules[0]', 'workload ClusterRole reader'],
  ['a List', template({ apiVersion: 'v1', kind: 'List', items: [ROLE] }), 'objects[0].items[0].rules[0]', 'ClusterRole reader'],
])('a role in %s is a role', (_, outer, path, key) => {
  const result = auditOf(outer);
  expect(found('read-secrets', result)).toEqual([`${String(outer.kind)} outer ${path} [${key} secrets get]`]);
  expect(unread(result)).toEqual([]);
});

test('a pod in an object is one workload, and so is each pod of a custom resource in it', () => {
  const { apiVersion, kind, metadata, spec } = { ...POD, apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
  const result = auditOf(template(POD, { apiVersion, kind, metadata, spec: { template: { spec } } }));
  expect(result.summary.workloads).toBe(2);
  expect(found('privileged-container', result)).toEqual([
    'Template outer objects[0].spec.containers[0].securityContext.privileged [Pod prod/web container app]',
    'Template outer objects[1].spec.template.spec.containers[0].securityContext.privileged [Rollout prod/web container app]',
  ]);
});

test('an alias is an object in each place', () => {
  expect(found('privileged-container', auditOf(template(POD, POD)))).toHaveLength(2);
});

test('bindings, roles and accounts in objects belong together', () => {
  const account = { kind: 'ServiceAccount', name: 'app', namespace: 'prod' };
  const binding = { apiVersion: RBAC, kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' }, subjects: [account] };
  expect(auditOf(template(binding)).findings.filter(({ severity }) => severity === 'critical').map(({ path }) => formatPath(path))).toEqual(['objects[0].subjects[0]']);
});

test.each<[string, Fields]>([
  ['a policy that informs', policy('inform', 'musthave')],
  ['a policy with "mustnothave"', policy('enforce', 'mustnothave')],
  ['an object that is only observed', objectOfCrossplane({ managementPolicies: ['Observe'] })],
  ['an object that is deleted', argo('delete')],
  ['patterns that Kyverno compares', object('kyverno.io/v1', 'ClusterPolicy', { spec: { rules: [{ name: 'r', validate: { pattern: ROLE } }, { name: 'm', mutate: { patchStrategicMerge: POD } }] } })],
  ['an example in an annotation', { ...object('example.com/v1', 'Any', {}), metadata: { name: 'outer', annotations: { 'alm-examples': TEXT } } }],
  ['a reference', object('example.com/v1', 'Any', { spec: { target: { apiVersion: RBAC, kind: 'ClusterRole', name: 'reader' } } })],
  ['a status', object('example.com/v1', 'Any', { status: { last: ROLE } })],
])('%s is not an object', (_, outer) => {
  const result = auditOf(outer);
  expect(result.findings).toEqual([]);
  expect(unread(result)).toEqual([]);
});

test.each<[string, Fields, string]>([
  ['an object that the controller is not known to create', object('example.com/v1', 'Any', { spec: { extra: [ROLE] } }), 'spec.extra[0]'],
  ['a text with an object', object('example.com/v1', 'Any', { spec: { manifest: TEXT } }), 'spec.manifest'],
  ['a text with containers', object('example.com/v1', 'Any', { spec: { pod: 'containers:\n- name: a\n  image: a:v1' } }), 'spec.pod'],
  ['values of a chart', object('helm.cattle.io/v1', 'HelmChart', { spec: { valuesContent: 'sidecar:\n  containers:\n  - image: a' } }), 'spec.valuesContent'],
  ['a text that cannot be read', argo('create', 'kind: Pod\nspec: {{inputs.parameters.spec}}'), 'spec.templates[0].resource.manifest'],
  ['an encoded text', object('fleet.cattle.io/v1alpha1', 'Bundle', { spec: { resources: [{ name: 'a', content: 'H4sIAAAA/+w=', encoding: 'base64+gz' }] } }), 'spec.resources[0].content'],
  ['the content of another object', object('addons.cluster.x-k8s.io/v1beta1', 'ClusterResourceSet', { spec: { resources: [{ kind: 'ConfigMap', name: 'cni' }] } }), 'spec.resources[0]'],
  ['a placeholder for an object', template('${OBJECT}'), 'objects[0]'],
  ['a kind that does not exist', template({ ...ROLE, apiVersion: 'v1' }), 'objects[0]'],
  ['a wrong type', template({ ...ROLE, rules: [{ ...ROLE.rules[0], verbs: 'get' }] }), 'objects[0].rules[0].verbs'],
  ['a placeholder for a list', template({ ...ROLE, rules: '${RULES}' }), 'objects[0].rules'],
  ['an expression that generates', object('policies.kyverno.io/v1', 'GeneratingPolicy', { spec: { variables: [{ name: 'r', expression: '[{"kind": dyn("Role"), "apiVersion": dyn("v1")}]' }] } }), 'spec.variables[0].expression'],
])('%s is reported as not checked', (_, outer, path) => {
  const result = auditOf(outer);
  expect(unread(result)).toEqual([`${String(outer.kind)} ${path}`]);
  expect(result.findings.filter(({ unknown }) => unknown).map(({ rule, path: at }) => [rule, formatPath(at)])).toEqual([['unrecognized-containers', path]]);
});

test('parameters of a template are placeholders', () => {
  const container = { name: 'app', image: '${IMAGE}', env: [{ name: 'PASSWORD', value: '${PASSWORD}' }], resources: {} };
  const result = auditOf(template({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: '${NAME}' }, spec: { replicas: '${{REPLICAS}}', template: { spec: { containers: [container] } } } }));
  expect(unread(result)).toEqual([]);
  expect(result.findings.map(({ rule }) => rule)).not.toContain('literal-secret-in-env');
});

test('an acceptance in an object applies to that object', () => {
  const accept = (name: string, line: string): Fields => ({ ...ROLE, metadata: { name, annotations: { 'cdk8s-least-privilege/accept.read-secrets': line } } });
  const other = { ...ROLE, metadata: { name: 'reader-2' } };
  const ofOther = 'Template outer objects[1].rules[0] [ClusterRole reader-2 secrets get]';
  expect(found('read-secrets', auditOf(template(accept('reader', 'it was reviewed by us'), other)))).toEqual([ofOther]);
  expect(found('read-secrets', auditOf(template(accept('reader', '[secrets get] it was reviewed'), other)))).toEqual([ofOther]);
  expect(found('read-secrets', auditOf(template(accept('reader', '[ClusterRole reader secrets get] it was reviewed'), other)))).toEqual([ofOther]);
});
