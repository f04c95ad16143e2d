import { checkFields, FieldProblems } from '../../src/objects/check-fields';
import { structOfKind } from '../../src/objects/field-type';

function check(manifest: object, { apiVersion, kind } = { apiVersion: 'v1', kind: 'Pod' }): FieldProblems {
  return checkFields({ apiVersion, kind, ...manifest }, structOfKind({ apiVersion, kind })!);
}

const wrong = (manifest: object): string[] => check(manifest).wrongTypes.map(({ path, expected, found }) => `${path.join('/')} ${expected}: ${JSON.stringify(found)}`);
const unknown = (manifest: object): string[] => check(manifest).unknownFields.map(({ path }) => path.join('/'));

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };

test('a valid object has no problems', () => {
  expect(check({
    metadata: { name: 'a', labels: { a: 'b' }, creationTimestamp: null },
    spec: { hostNetwork: true, containers: [{ name: 'a', ports: [{ containerPort: 80 }], resources: { limits: { cpu: 1, memory: '1Gi' } } }] },
    status: {},
  })).toEqual({ wrongTypes: [], placeholders: [], unknownFields: [] });
});

test('every wrong value is reported, in the order of the object', () => {
  expect(wrong({
    spec: { hostPID: 'true', containers: [null, 5, { name: 7, securityContext: { capabilities: { drop: 'ALL' } }, ports: [{ containerPort: '80' }] }] },
    metadata: { labels: { a: true } },
  })).toEqual([
    'spec/hostPID true or false: "true"',
    'spec/containers/1 a mapping: 5',
    'spec/containers/2/name a string: 7',
    'spec/containers/2/securityContext/capabilities/drop a list: "ALL"',
    'spec/containers/2/ports/0/containerPort a 32-bit integer: "80"',
    'metadata/labels/a a string: true',
  ]);
});

test('an object that is not a mapping is wrong as a whole', () => {
  expect(checkFields(5, structOfKind({ apiVersion: 'v1', kind: 'Pod' })!).wrongTypes).toEqual([{ path: [], expected: 'a mapping', found: 5 }]);
});

test('null and undefined are accepted everywhere', () => {
  expect(check({ metadata: null, spec: { containers: [null], volumes: null, nodeSelector: { a: null } }, status: undefined, other: undefined }))
    .toMatchObject({ wrongTypes: [], unknownFields: [] });
});

test('unknown fields are reported, and nothing below them', () => {
  expect(unknown({ Spec: {}, spec: { hostNetworks: 'x', containers: [{ privileged: 5, env: [{ Name: { a: 5 } }] }] } }))
    .toEqual(['Spec', 'spec/hostNetworks', 'spec/containers/0/privileged', 'spec/containers/0/env/0/Name']);
});

test('an unknown field comes with the types around it', () => {
  const { unknownFields } = check({ spec: { template: { spec: { containers: [{ x: 1 }] } } } }, DEPLOYMENT);
  expect(unknownFields[0].around.map(({ struct: { name }, path }) => `${name} ${path.join('/')}`)).toEqual([
    'Deployment ', 'DeploymentSpec spec', 'PodTemplateSpec spec/template', 'PodSpec spec/template/spec', 'Container spec/template/spec/containers/0',
  ]);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is an ordinary key', key => {
  const own = JSON.parse(`{"${key}": 5}`) as object;
  expect(unknown({ spec: own })).toEqual([`spec/${key}`]);
  expect(wrong({ metadata: { labels: own } })).toEqual([`metadata/labels/${key} a string: 5`]);
});

test.each([
  '{{ .Values.x }}', '{{- if x }}true{{ end }}', '${HOST_NETWORK}', '$HOST_NETWORK', '$(HOST_NETWORK)', '#{HOST_NETWORK}#', 'a-<path:secret/data/a#b>-b',
  '<true or false>', '__HOST_NETWORK__', '@HOST_NETWORK@', '@@host.network@@'.toUpperCase(), 'ENC[AES256_GCM,data:abc,type:bool]', '${Token[TOKEN.12]}', '#{Token[TOKEN.12]}',
])('%s is a placeholder, and its type is unknown', text => {
  const { wrongTypes, placeholders } = check({ spec: { hostNetwork: text, containers: [text], volumes: text } });
  expect(wrongTypes).toEqual([]);
  expect(placeholders).toEqual([['spec', 'hostNetwork'], ['spec', 'containers', 0], ['spec', 'volumes']]);
});

test('a number token of the AWS CDK is a placeholder', () => {
  expect(check({ spec: { replicas: -1.8881545897087503e+289 } }, DEPLOYMENT)).toMatchObject({ wrongTypes: [], placeholders: [['spec', 'replicas']] });
});

test.each(['true', '$', '5$', '{ a }', '<', 'a < b > c', 'ENC', '%x%'])('%s is not a placeholder', text => {
  expect(wrong({ spec: { hostNetwork: text } })).toHaveLength(1);
});

test('a placeholder in place of a string is a string', () => {
  expect(check({ metadata: { name: '{{ .Release.Name }}' } })).toMatchObject({ placeholders: [], wrongTypes: [] });
});

test.each(['{{ $key }}', '${KEY}', '$patch', '$setElementOrder/containers', 'x-defaults', 'sops'])('a key %s belongs to another tool', key => {
  expect(unknown({ spec: { [key]: 5 } })).toEqual([]);
});

test('fields that a newer controller adds to the status are allowed, but known ones have their type', () => {
  expect(check({ status: { newer: 5, conditions: [{ newer: 5 }], phase: 5 } })).toMatchObject({ unknownFields: [], wrongTypes: [{ path: ['status', 'phase'] }] });
});

test('values of any type are not checked', () => {
  expect(check({ metadata: { managedFields: [{ fieldsV1: { 'f:spec': { 'f:x': {} } } }] } })).toMatchObject({ wrongTypes: [], unknownFields: [] });
});

test('the time for a large object is proportional to its size', () => {
  const labels = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index]));
  const containers = Array.from({ length: 100_000 }, () => ({ x: 'a', name: 5 }));
  expect(check({ metadata: { labels }, spec: { containers } }).wrongTypes).toHaveLength(300_000);
}, 20_000);
