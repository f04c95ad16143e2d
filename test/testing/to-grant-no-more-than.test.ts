import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { MinimalRole, Permission, SecureServiceAccount } from '../../src';
import { toGrantNoMoreThan } from '../../src/testing';

let directory: string;
const before = process.cwd();

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'testing-'));
  // Ignores configuration files of the developer's machine.
  process.chdir(directory);
});
afterEach(() => {
  process.chdir(before);
  rmSync(directory, { recursive: true });
});

/** A chart with a ServiceAccount that may read some resources. */
function chart(resources: readonly kplus.ApiResource[], role = 'reader', app: App = Testing.app()): Chart {
  const made = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  const account = new SecureServiceAccount(made, 'app');
  new MinimalRole(made, role, { permissions: resources.map(resource => Permission.get(resource).named('one')) }).bind(account);
  return made;
}

const pods = kplus.ApiResource.PODS;
const secrets = kplus.ApiResource.SECRETS;

test('passes for the same access or less, in every input format', () => {
  const golden = Testing.synth(chart([pods, secrets]));
  Yaml.save('golden.yaml', golden);
  writeFileSync('golden.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: golden }));
  for (const each of ['golden.yaml', 'golden.json', golden, Yaml.stringify(...golden), chart([pods, secrets]), chart([pods, secrets]).node.root]) {
    expect(chart([pods, secrets])).toGrantNoMoreThan(each);
    expect(chart([pods])).toGrantNoMoreThan(each);
    expect(chart([pods]).node.root).toGrantNoMoreThan(each);
    expect(Testing.synth(chart([pods]))).toGrantNoMoreThan(each);
  }
});

test('renaming a role adds no access', () => {
  expect(chart([pods], 'renamed')).toGrantNoMoreThan(chart([pods]));
});

test('fails with a description of the new access', () => {
  Yaml.save('golden.yaml', Testing.synth(chart([pods])));
  const { pass, message } = toGrantNoMoreThan(chart([pods, secrets]), 'golden.yaml');
  expect(pass).toBe(false);
  expect(message()).toContain('compared with golden.yaml');
  expect(message()).toMatch(/ServiceAccount shop\/\S+\n {2}\+ in namespace shop, by RoleBinding .*\n\s+secrets named one: get/);
  expect(message()).not.toContain('pods');
  expect(chart([pods, secrets])).not.toGrantNoMoreThan('golden.yaml');
});

test('a missing golden file explains how to write it', () => {
  for (const matcher of [() => expect(chart([pods])).toGrantNoMoreThan('golden.yaml'), () => expect(chart([pods])).not.toGrantNoMoreThan('golden.yaml')]) {
    expect(matcher).toThrow('there is no golden file or directory golden.yaml; write it with Yaml.save("golden.yaml", Testing.synth(chart))');
  }
});

test('unreadable input throws, also with .not', () => {
  writeFileSync('golden.yaml', 'kind: [\n');
  expect(() => expect(chart([pods])).not.toGrantNoMoreThan('golden.yaml')).toThrow('the golden manifests could not be read completely');
  expect(() => expect('kind: [\n').not.toGrantNoMoreThan(chart([pods]))).toThrow('the received value could not be read completely');
  expect(() => expect(chart([pods])).toGrantNoMoreThan([])).toThrow('no Kubernetes object');
  expect(() => expect(chart([pods])).toGrantNoMoreThan(3)).toThrow('toGrantNoMoreThan takes a Chart');
});

test('an unknown option is an error', () => {
  expect(() => expect(chart([pods])).toGrantNoMoreThan(chart([pods]), { nameSpace: 'x' } as {})).toThrow('toGrantNoMoreThan has no option "nameSpace"; did you mean namespace?');
});
