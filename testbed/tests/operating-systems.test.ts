import { client } from './_cluster';
import { manifestObject } from './_manifest-object';
import { AppModel } from '../../src/model/app-model';
import { RuleEngine } from '../../src/rules/engine/rule-engine';
import { fieldForAnotherOperatingSystem } from '../../src/rules/pods/field-for-another-operating-system';

const SPEC: { readonly [field: string]: readonly unknown[] } = {
  hostIPC: [true, false], hostNetwork: [true], hostPID: [true, false], hostUsers: [true, false], shareProcessNamespace: [true, false],
};
const POD: { readonly [field: string]: readonly unknown[] } = {
  appArmorProfile: [{ type: 'RuntimeDefault' }],
  fsGroup: [1],
  fsGroupChangePolicy: ['Always'],
  runAsGroup: [1],
  runAsNonRoot: [true],
  runAsUser: [1],
  seLinuxChangePolicy: ['Recursive'],
  seLinuxOptions: [{}, { level: 's0' }],
  seccompProfile: [{ type: 'RuntimeDefault' }],
  supplementalGroups: [[1], []],
  supplementalGroupsPolicy: ['Merge'],
  sysctls: [[], [{ name: 'kernel.shm_rmid_forced', value: '1' }]],
  windowsOptions: [{}, { runAsUserName: 'a' }],
};
const CONTAINER: { readonly [field: string]: readonly unknown[] } = {
  allowPrivilegeEscalation: [false],
  appArmorProfile: [{ type: 'RuntimeDefault' }],
  capabilities: [{}, { drop: ['ALL'] }],
  privileged: [false],
  procMount: ['Default'],
  readOnlyRootFilesystem: [true, false],
  runAsGroup: [1],
  runAsNonRoot: [true],
  runAsUser: [1],
  seLinuxOptions: [{}],
  seccompProfile: [{ type: 'RuntimeDefault' }],
  windowsOptions: [{}, { runAsUserName: 'a' }],
};

const all = (fields: typeof SPEC): [string, unknown][] =>
  Object.entries(fields).flatMap(([name, values]) => values.map((value): [string, unknown] => [name, value]));
const specs = ['windows', 'linux'].flatMap(os => [
  ...all(SPEC).map(([name, value]) => ({ os: { name: os }, [name]: value, containers: [{ name: 'a', image: 'a' }] })),
  ...all(POD).map(([name, value]) => ({ os: { name: os }, securityContext: { [name]: value }, containers: [{ name: 'a', image: 'a' }] })),
  ...all(CONTAINER).map(([name, value]) => ({ os: { name: os }, containers: [{ name: 'a', image: 'a', securityContext: { [name]: value } }] })),
]);

const cases = specs.map(spec => [JSON.stringify(spec), spec] as const);

test.each(cases)('the server refuses, for the operating system, what the rule reports: %s', async (_, spec) => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'default' }, spec };
  const { status, body } = await client.request('POST', '/api/v1/namespaces/default/pods?dryRun=All', { body: pod });
  const { violations, failure } = new RuleEngine(new AppModel([manifestObject(pod)])).run(fieldForAnotherOperatingSystem);
  expect(failure).toBeUndefined();
  const isRefused = status === 422 && /cannot be set for a (?:windows|linux) pod/.test(body.message);
  expect({ message: body.message, reported: violations.length > 0 }).toEqual({ message: body.message, reported: isRefused });
});
