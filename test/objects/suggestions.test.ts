import { checkFields } from '../../src/objects/check-fields';
import { structOfKind } from '../../src/objects/field-type';
import { Suggestions } from '../../src/objects/suggestions';

function suggested(manifest: { apiVersion: string; kind: string; [field: string]: unknown }): (string | undefined)[] {
  const suggestions = new Suggestions();
  return checkFields(manifest, structOfKind(manifest)!).unknownFields.map(field => {
    const found = suggestions.for(field);
    return found && `${found.reason} ${found.path.join('/')}`;
  });
}

const pod = (spec: object): (string | undefined)[] => suggested({ apiVersion: 'v1', kind: 'Pod', spec });
const deployment = (spec: object): (string | undefined)[] => suggested({ apiVersion: 'apps/v1', kind: 'Deployment', spec });

test.each<[string, object, string | undefined]>([
  ['a missing letter', { automountServiceAcountToken: false }, 'misspelt spec/automountServiceAccountToken'],
  ['another case', { hostNetWork: true }, 'misspelt spec/hostNetwork'],
  ['the Go name', { HostNetwork: true }, 'misspelt spec/hostNetwork'],
  ['the singular', { volume: [] }, 'misspelt spec/volumes'],
  ['one step below', { runAsNonRoot: true }, 'misplaced spec/securityContext/runAsNonRoot'],
  ['one step above', { containers: [{ serviceAccountName: 'a' }] }, 'misplaced spec/serviceAccountName'],
  ['below a container', { containers: [{ privileged: true }] }, 'misplaced spec/containers/0/securityContext/privileged'],
  ['next to the container', { containers: [{ securityContext: { fsGroup: 1 } }] }, 'misplaced spec/securityContext/fsGroup'],
  ['a limit without limits', { containers: [{}, { limits: {} }] }, 'misplaced spec/containers/1/resources/limits'],
  ['a name that only a distant type has', { containers: [{ resources: { path: 'a' } }] }, undefined],
  ['two equally near types', { image: 'a' }, undefined],
  ['no similar field', { colour: 'blue' }, undefined],
  ['an inherited property as key', { constructor: 5 }, undefined],
  ['a name longer than any field', { ['a'.repeat(100_000)]: 5 }, undefined],
])('%s', (_case, spec, expected) => {
  expect(pod(spec)).toEqual([expected]);
});

test('a field of the pod in the spec of a workload', () => {
  expect(deployment({ automountServiceAccountToken: false, labels: {} }))
    .toEqual(['misplaced spec/template/spec/automountServiceAccountToken', 'misplaced spec/template/metadata/labels']);
  expect(suggested({ apiVersion: 'batch/v1', kind: 'CronJob', spec: { serviceAccountName: 'a' } }))
    .toEqual(['misplaced spec/jobTemplate/spec/template/spec/serviceAccountName']);
});

test('a field of the workload in the spec of the pod', () => {
  expect(deployment({ template: { spec: { replicas: 5 } } })).toEqual(['misplaced spec/replicas']);
});

test('RBAC', () => {
  expect(suggested({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules: [{ apigroups: [], resourceName: [] }], verbs: [] }))
    .toEqual(['misspelt rules/0/apiGroups', 'misspelt rules/0/resourceNames', 'misplaced rules/0/verbs']);
});

test('the time for many unknown fields is proportional to their number', () => {
  expect(pod({ containers: Array.from({ length: 20_000 }, (_, index) => ({ [`x${index}`]: 1, privileged: true })) })).toHaveLength(40_000);
}, 20_000);
