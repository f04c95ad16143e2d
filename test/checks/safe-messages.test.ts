import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Aspects, FailOn, Hardening, LeastPrivilegeChecks, LeastPrivilegeValidation } from '../../src';
import { toHaveLeastPrivilege } from '../../src/testing';
import { ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';

const before = process.cwd();
let directory: string;
let printed: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'messages-'));
  process.chdir(directory);
  printed = [];
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((...values: unknown[]) => { printed.push(values.join(' ')); });
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  process.chdir(before);
  rmSync(directory, { recursive: true });
});

/** A chart with a pod and a role as an `Include` may add them. */
function hostileChart(app: App, text: string): Chart {
  const chart = new Chart(app, 'chart', { disableResourceNameHashes: true });
  new ApiObject(chart, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: text,
      namespace: text,
      annotations: { 'cdk8s-least-privilege/accept.host-network': `${text} reason`, [`cdk8s-least-privilege/accept.${text}`]: text },
    },
    spec: {
      serviceAccountName: text,
      hostNetwork: true,
      containers: [{ name: text, image: text, securityContext: { privileged: true, capabilities: { add: [text] } } }],
    },
  } as any);
  new ApiObject(chart, 'role', {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: text, namespace: text }, rules: [{ apiGroups: [''], resources: ['secrets', text], verbs: ['*', text] }],
  } as any);
  new ApiObject(chart, 'unreadable', { apiVersion: text.replaceAll('/', ''), kind: 'List', items: text, metadata: { name: [text] } } as any);
  return chart;
}

function messageOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each(ONE_OF_EACH_KIND)('LeastPrivilegeChecks and Hardening: %j', text => {
  for (const failOn of [FailOn.MEDIUM, FailOn.NEVER]) {
    const app = Testing.app();
    hostileChart(app, text);
    Aspects.of(app).add(new Hardening(), new LeastPrivilegeChecks({ failOn }));
    const message = messageOf(() => app.synthYaml());
    expect(message).toContain('LeastPrivilegeChecks');
    expect([...unsafeLinesIn(message), ...unsafeLinesIn(printed.join('\n'))]).toEqual([]);
  }
  expect(printed.join('\n')).toContain('Hardening: ');
});

test.each(ONE_OF_EACH_KIND)('an object that Hardening does not find, and an error of an aspect: %j', text => {
  const app = Testing.app();
  hostileChart(app, text);
  const objects = [`Pod/${text.replaceAll('/', '')}x`];
  const broken = { _manifestsOnly: true, visit() {}, _check() { throw new Error(text); } };
  Aspects.of(app).add(new Hardening({ objects }), broken);
  const message = messageOf(() => app.synthYaml());
  expect(message).toContain('Hardening names the object');
  expect(message).toContain(' failed: Error: ');
  expect(unsafeLinesIn(message)).toEqual([]);
});

test.each(ONE_OF_EACH_KIND)('LeastPrivilegeChecks that only print: %j', text => {
  const app = Testing.app();
  hostileChart(app, text).node.tryRemoveChild('unreadable');
  Aspects.of(app).add(new LeastPrivilegeChecks({ failOn: FailOn.NEVER }));
  app.synthYaml();
  expect(printed.join('\n')).toContain('HIGH');
  expect(unsafeLinesIn(printed.join('\n'))).toEqual([]);
});

test.each(ONE_OF_EACH_KIND)('invalid options: %j', text => {
  const wrong: object[] = [
    { [text]: 1 }, { pack: text }, { failOn: text }, { rules: { [text]: text } }, { configurationFile: text }, { namespace: text },
    { kubernetesVersion: text },
  ];
  for (const props of wrong) {
    for (const message of [
      messageOf(() => new LeastPrivilegeChecks(props)), messageOf(() => new LeastPrivilegeValidation(props)), messageOf(() => toHaveLeastPrivilege('', props)),
    ]) {
      expect(message).not.toBe('');
      expect(unsafeLinesIn(message)).toEqual([]);
    }
  }
  expect(unsafeLinesIn(messageOf(() => new Hardening({ [text]: 1 })))).toEqual([]);
});

test.each(ONE_OF_EACH_KIND)('toHaveLeastPrivilege: %j', text => {
  const chart = hostileChart(Testing.app(), text);
  const unreadable = messageOf(() => toHaveLeastPrivilege(chart));
  chart.node.tryRemoveChild('unreadable');
  const { pass, message } = toHaveLeastPrivilege(chart, { failOn: 'low' });
  expect(pass).toBe(false);
  expect([...unsafeLinesIn(unreadable), ...unsafeLinesIn(message()), ...unsafeLinesIn(messageOf(() => toHaveLeastPrivilege(text)))]).toEqual([]);
});

test.each(ONE_OF_EACH_KIND)('the plugin of cdk8s-cli: %j', async text => {
  const manifest = JSON.stringify(Testing.synth(hostileChart(Testing.app(), text))[0]);
  writeFileSync('app.yaml', manifest);
  writeFileSync('broken.yaml', `kind: "${text}`);
  writeFileSync('least-privilege.yaml', 'failOn: low');
  const given: unknown[] = [];
  await new LeastPrivilegeValidation().validate({
    manifests: ['app.yaml', 'broken.yaml'],
    report: { addViolation: violation => { given.push(violation); }, submit: (status, metadata) => { given.push(status, metadata ?? {}); } },
  });
  const strings: string[] = [];
  JSON.stringify(given, (_, value) => { if (typeof value === 'string') { strings.push(value); } return value; });
  expect(strings.length).toBeGreaterThan(10);
  expect(strings.flatMap(unsafeLinesIn)).toEqual([]);
});
