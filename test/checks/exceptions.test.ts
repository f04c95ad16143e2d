import { writeFileSync } from 'fs';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Aspects, LeastPrivilegeChecks, LeastPrivilegeValidation } from '../../src';
import { toHaveLeastPrivilege } from '../../src/testing';
import { useDirectory } from '../_run-tool';

const directory = useDirectory();

const object = (name: string): string => `{ kind: Role, namespace: production, name: ${name} }`;
const EXCEPTIONS = `exceptions:
- { rule: read-secrets, finding: secrets get, object: ${object('reader')}, reason: rotates the certificates }
`;
const UNUSED = `${EXCEPTIONS}- { rule: read-secrets, finding: secrets get, object: ${object('another')}, reason: rotates the certificates }\n`;

/** An app with a Role that reads Secrets. */
function newApp(): App {
  const app = new App({ outdir: 'dist' });
  new ApiObject(new Chart(app, 'chart', { disableResourceNameHashes: true }), 'role', {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'reader', namespace: 'production' }, rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
  } as object as { apiVersion: string; kind: string });
  return app;
}

function synth(app: App, scope: Chart | App = app): void {
  Aspects.of(scope).add(new LeastPrivilegeChecks());
  app.synth();
}

/** The messages of a plugin run. */
async function violations(): Promise<string[]> {
  newApp().synth();
  const messages: string[] = [];
  const report = { addViolation: (violation: { readonly ruleName: string }) => { messages.push(violation.ruleName); }, submit: () => {} };
  await new LeastPrivilegeValidation().validate({ manifests: ['dist/chart.k8s.yaml'], report } as never);
  return messages;
}

beforeEach(() => { jest.spyOn(console, 'warn').mockImplementation(); });
afterEach(() => jest.restoreAllMocks());

test('exceptions of the file apply in the checks, the plugin and the matcher', async () => {
  expect(() => synth(newApp())).toThrow('read-secrets');
  expect(await violations()).toContain('read-secrets');
  expect(toHaveLeastPrivilege(Testing.synth(newApp().node.children[0] as Chart)).pass).toBe(false);
  directory.write('least-privilege.yaml', EXCEPTIONS);
  expect(() => synth(newApp())).not.toThrow();
  expect(await violations()).toEqual([]);
  expect(toHaveLeastPrivilege(Testing.synth(newApp().node.children[0] as Chart)).pass).toBe(true);
});

test('an unused exception is a finding of the whole app, but not of a test or a part', async () => {
  writeFileSync('least-privilege.yaml', `rules: {unused-acceptance: high}\n${UNUSED}`);
  expect(() => synth(newApp())).toThrow('the exception for read-secrets [secrets get] on Role production/another matches no finding');
  expect(await violations()).toEqual(['unused-acceptance']);
  expect(toHaveLeastPrivilege(Testing.synth(newApp().node.children[0] as Chart)).pass).toBe(true);
  const app = newApp();
  new ApiObject(new Chart(app, 'other'), 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(() => synth(app, app.node.children[0] as Chart)).not.toThrow();
});
