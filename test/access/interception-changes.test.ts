import { accessDifference } from '../../src/access/access-difference';
import { snapshotOf } from '../../src/access/snapshot-of';
import { AppModel } from '../../src/model/app-model';
import { changeText } from '../../src/report/change-words';
import { objects } from '../_objects';

const gives = (before: string, after: string): string[] => {
  const [old, current] = [before, after].map(yaml => snapshotOf(new AppModel(yaml === '' ? [] : objects(yaml))));
  return accessDifference(old, current).gives.filter(({ kind }) => kind === 'interception').map(change => changeText(change));
};

interface Webhook {
  readonly kind?: 'Mutating' | 'Validating';
  readonly name?: string;
  readonly operations?: string;
  readonly resources?: string;
  readonly groups?: string;
  readonly client?: string;
}

const webhook = ({ kind = 'Mutating', name = 'a', operations = 'CREATE', resources = 'pods', groups = '""', client = 'service: { namespace: shop, name: hook }' }: Webhook = {}): string =>
  `{ apiVersion: admissionregistration.k8s.io/v1, kind: ${kind}WebhookConfiguration, metadata: { name: ${name} }, webhooks: [{ name: ${name}.example.com, clientConfig: { ${client} }, `
  + `rules: [{ apiGroups: [${groups}], apiVersions: [v1], resources: [${resources}], operations: [${operations}] }] }] }`;
const apiService = (service: string): string => `{ apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: { name: v1.example.com }, spec: { group: example.com, version: v1${service} } }`;
const crd = (conversion: string): string => `{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: widgets.example.com }, spec: { group: example.com, names: { plural: widgets }, conversion: ${conversion} } }`;
const CONVERTED = '{ strategy: Webhook, webhook: { clientConfig: { service: { namespace: shop, name: hook } } } }';
const SERVED = ', service: { namespace: shop, name: api }';

test.each<[string, string, string, string[]]>([
  ['a mutating webhook', '', webhook(), ['webhook a.example.com: sees and changes pods on CREATE, sent to Service shop/hook']],
  ['a validating webhook', '', webhook({ kind: 'Validating', client: 'url: "https://hook.example.com"' }), ['webhook a.example.com: sees pods on CREATE, sent to https://hook.example.com']],
  ['another operation', webhook(), webhook({ operations: 'CREATE, UPDATE' }), ['webhook a.example.com: sees and changes pods on UPDATE, sent to Service shop/hook']],
  ['another resource', webhook(), webhook({ resources: 'pods, secrets' }), ['webhook a.example.com: sees and changes secrets on CREATE, sent to Service shop/hook']],
  ['another group', webhook({ groups: 'apps', resources: 'deployments' }), webhook({ groups: 'apps, batch', resources: 'deployments' }), ['webhook a.example.com: sees and changes deployments.batch on CREATE, sent to Service shop/hook']],
  ['a subresource after every resource', webhook({ resources: '"*"' }), webhook({ resources: 'pods/exec' }), ['webhook a.example.com: sees and changes pods/exec on CREATE, sent to Service shop/hook']],
  ['changes after read-only access', webhook({ kind: 'Validating' }), webhook(), ['webhook a.example.com: sees and changes pods on CREATE, sent to Service shop/hook']],
  ['another destination', webhook(), webhook({ client: 'service: { namespace: other, name: hook }' }), ['webhook a.example.com: sees and changes pods on CREATE, sent to Service other/hook']],
  ['an API that a Service serves', apiService(''), apiService(SERVED), ['serves *.example.com through Service shop/api']],
  ['a conversion webhook', crd('{ strategy: None }'), crd(CONVERTED), ['converts widgets.example.com through Service shop/hook']],
  ['nothing without a conversion webhook', '', crd('{ strategy: None }'), []],
  ['nothing for another name', webhook(), webhook({ name: 'b' }), []],
  ['nothing for read-only access after changes', webhook(), webhook({ kind: 'Validating' }), []],
  ['nothing for a part of a wildcard', webhook({ resources: '"*/*"', groups: '"*"', operations: '"*"' }), webhook({ resources: 'pods/exec, secrets' }), []],
  ['nothing for fewer operations', webhook({ operations: 'CREATE, UPDATE' }), webhook(), []],
  ['nothing for an API of the API server', '', apiService(''), []],
])('%s', (_, before, after, expected) => {
  expect(gives(before, after)).toEqual(expected);
});

test('invalid fields are ignored', () => {
  expect(gives('', '{ apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: { name: a }, spec: text }')).toEqual([]);
  expect(gives('', '{ apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: { name: a }, webhooks: [{ rules: [{}] }] }')).toEqual([]);
});
