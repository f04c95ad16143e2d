import { modelOf, role } from './_world';
import { resourceNamed } from '../../src/access/resource-name';
import { AppModel } from '../../src/model/app-model';

const nothing = new AppModel([]);

const CRD = `{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: widgets.example.com },
  spec: { group: example.com, scope: Cluster, names: { plural: widgets, singular: widget, shortNames: [wd, po], kind: Widget } } }`;

test.each([
  ['pods', '', 'pods', true],
  ['pod', '', 'pods', true],
  ['po', '', 'pods', true],
  ['Pods', '', 'pods', true],
  ['svc', '', 'services', true],
  ['cm', '', 'configmaps', true],
  ['sa', '', 'serviceaccounts', true],
  ['ns', '', 'namespaces', false],
  ['no', '', 'nodes', false],
  ['ep', '', 'endpoints', true],
  ['deploy', 'apps', 'deployments', true],
  ['deployment.apps', 'apps', 'deployments', true],
  ['deployments.v1.apps', 'apps', 'deployments', true],
  ['pods.v1', '', 'pods', true],
  ['pods.v1.', '', 'pods', true],
  ['sts', 'apps', 'statefulsets', true],
  ['cj', 'batch', 'cronjobs', true],
  ['ing', 'networking.k8s.io', 'ingresses', true],
  ['netpol', 'networking.k8s.io', 'networkpolicies', true],
  ['clusterroles', 'rbac.authorization.k8s.io', 'clusterroles', false],
  ['crd', 'apiextensions.k8s.io', 'customresourcedefinitions', false],
  ['users', '', 'users', false],
  ['signers', 'certificates.k8s.io', 'signers', false],
  ['events.events.k8s.io', 'events.k8s.io', 'events', true],
])('%s is %j/%s', (written, apiGroup, resource, namespaced) => {
  expect(resourceNamed(written, nothing)).toEqual({ apiGroup, resource, namespaced, notes: [] });
});

test('the core group takes precedence, with a note', () => {
  expect(resourceNamed('events', nothing)).toMatchObject({ apiGroup: '', notes: ['events is taken as events; others of that name: events.events.k8s.io'] });
});

test('a resource of a CustomResourceDefinition can be given by any of its names', () => {
  const model = modelOf([CRD]);
  for (const name of ['widgets', 'widget', 'wd', 'widgets.example.com', 'wd.v1beta1.example.com']) {
    expect(resourceNamed(name, model)).toMatchObject({ apiGroup: 'example.com', resource: 'widgets', namespaced: false });
  }
  // Built-in resources come first.
  expect(resourceNamed('po', model)).toMatchObject({ apiGroup: '', resource: 'pods', notes: [expect.stringContaining('widgets.example.com')] });
});

test('a resource in a role has the group of the rule', () => {
  const model = modelOf([role('r', '[{ apiGroups: [cert-manager.io], resources: [certificates/status], verbs: [get] }]')]);
  expect(resourceNamed('certificates', model)).toMatchObject({ apiGroup: 'cert-manager.io', notes: [expect.stringContaining('which roles of the input name')] });
  expect(resourceNamed('certificates.cert-manager.io', model)).toMatchObject({ apiGroup: 'cert-manager.io', notes: [] });
});

test('a resource that roles name in several groups requires a group', () => {
  const model = modelOf([role('r', '[{ apiGroups: [a.example, b.example], resources: [gateways], verbs: [get] }]')]);
  expect(resourceNamed('gateways', model)).toEqual({ problem: "'gateways' may be gateways.a.example or gateways.b.example; write which" });
});

test.each([
  ['secretz', 'did you mean secrets?'],
  ['deploymnets', 'did you mean deployments?'],
  ['deploymnets.apps', "there is no resource 'deploymnets.apps'; did you mean deployments.apps?"],
  ['deployments.app', 'did you mean deployments.apps?'],
])('%s is likely misspelled: an error instead of an answer', (written, hint) => {
  expect(resourceNamed(written, nothing)).toEqual({ problem: expect.stringContaining(hint) });
});

test.each([
  ['prometheusrules', '', 'prometheusrules', 'in the core group'],
  ['prometheusrules.monitoring.coreos.com', 'monitoring.coreos.com', 'prometheusrules', 'checked as written'],
])('%s is used as written, with a note', (written, apiGroup, resource, note) => {
  const found = resourceNamed(written, nothing);
  expect(found).toMatchObject({ apiGroup, resource, notes: [expect.stringContaining('is not a resource that Kubernetes serves by default')] });
  expect(found).toMatchObject({ notes: [expect.stringContaining(note)] });
});

test('a star means every resource', () => {
  expect(resourceNamed('*', nothing)).toMatchObject({ apiGroup: '*', resource: '*' });
  expect(resourceNamed('*.apps', nothing)).toMatchObject({ apiGroup: 'apps', resource: '*' });
});
