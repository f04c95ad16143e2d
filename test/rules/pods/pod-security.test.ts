import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { evaluatePodSecurity, evaluatePodSecurityByVersion, POD_SECURITY_CONTROLS, PodSecurityLevel } from '../../../src/kubernetes/pod-security';
import { AppModel } from '../../../src/model/app-model';
import { Pack } from '../../../src/rules/pack';
import { podSecurityBaseline, podSecurityRestricted } from '../../../src/rules/packs';
import { RULES } from '../../../src/rules/registry';
import { objectOf } from '../../_objects';
import { run } from '../_violations';

const PACKS: readonly (readonly [PodSecurityLevel, Pack])[] = [['baseline', podSecurityBaseline], ['restricted', podSecurityRestricted]];

/** The rules of a pack that report a pod, in one version of Kubernetes or in any. */
function rulesThatFind(pack: Pack, pod: object, kubernetesVersion?: string): string[] {
  const model = new AppModel([objectOf({ apiVersion: 'v1', kind: 'Pod', ...pod })], { kubernetesVersion });
  return RULES.filter(({ id }) => Object.hasOwn(pack.severities, id))
    .filter(rule => run(rule, model).some(({ minors = model.minors }) => minors.some(minor => model.minors.includes(minor))))
    .map(({ id }) => id);
}

const HARDENED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const pod = (context: object, spec: object = {}, container: object = {}) =>
  ({ metadata: { name: 'web' }, spec: { ...spec, containers: [{ name: 'app', securityContext: { ...HARDENED, ...context }, ...container }] } });

/** Pods hardened in everything except what one control forbids, with the rule that reports it. */
const VIOLATING: { readonly [control: string]: readonly (readonly [object, string])[] } = {
  hostNamespaces: [[pod({}, { hostNetwork: true }), 'host-network'], [pod({}, { hostPID: true }), 'host-pid'], [pod({}, { hostIPC: true }), 'host-ipc']],
  privileged: [[pod({ privileged: true }), 'privileged-container']],
  capabilities_baseline: [[pod({ capabilities: { drop: ['ALL'], add: ['SYS_TIME'] } }), 'added-capability']],
  hostPathVolumes: [[pod({}, { volumes: [{ name: 'data', hostPath: { path: '/data' } }] }), 'host-path-volume']],
  hostPorts: [[pod({}, {}, { ports: [{ hostPort: 80 }] }), 'host-port']],
  hostProbesAndHostLifecycle: [[pod({}, {}, { livenessProbe: { tcpSocket: { host: 'a', port: 80 } } }), 'host-probe']],
  appArmorProfile: [[pod({ appArmorProfile: { type: 'Unconfined' } }), 'app-armor-unconfined']],
  seLinuxOptions: [[pod({ seLinuxOptions: { type: 'spc_t' } }), 'unsafe-selinux-options']],
  procMount: [[pod({ procMount: 'Unmasked' }), 'unmasked-proc-mount']],
  procMount_restricted: [[pod({ procMount: 'Unmasked' }, { hostUsers: false }), 'unmasked-proc-mount-in-user-namespace']],
  seccompProfile_baseline: [[pod({ seccompProfile: { type: 'Unconfined' } }), 'seccomp-unconfined']],
  seccompProfile_restricted: [[pod({ seccompProfile: undefined }), 'missing-seccomp-profile']],
  sysctls: [[pod({}, { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } }), 'unsafe-sysctl']],
  windowsHostProcess: [[pod({ windowsOptions: { hostProcess: true } }), 'windows-host-process']],
  restrictedVolumes: [[pod({}, { volumes: [{ name: 'data', nfs: {} }] }), 'restricted-volume-type']],
  allowPrivilegeEscalation: [[pod({ allowPrivilegeEscalation: undefined }), 'privilege-escalation']],
  runAsNonRoot: [[pod({ runAsNonRoot: undefined }), 'run-as-root'], [pod({ runAsNonRoot: undefined, runAsUser: 1 }), 'root-not-refused']],
  runAsUser: [[pod({ runAsUser: 0 }), 'run-as-root'], [pod({ runAsUser: 1 }, { securityContext: { runAsUser: 0 } }), 'root-not-refused']],
  capabilities_restricted: [
    [pod({ capabilities: {} }), 'capabilities-not-dropped'], [pod({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }), 'added-capability'],
  ],
};

test('every control has a pod here', () => {
  expect(Object.keys(VIOLATING).sort()).toEqual(POD_SECURITY_CONTROLS.map(({ id }) => id).sort());
});

const CASES = Object.entries(VIOLATING).flatMap(([control, pods]) => pods.map(([violating, rule]) => ({ control, rule, violating })));

test.each(CASES)('$control: only $rule reports it', ({ control, rule, violating }) => {
  expect(evaluatePodSecurity(violating as never, { level: 'restricted' }).map(violation => violation.control)).toContain(control);
  expect(rulesThatFind(podSecurityRestricted, violating, '1.37')).toEqual([rule]);
});

test('a hardened pod has no findings', () => {
  expect(rulesThatFind(podSecurityRestricted, pod({}))).toEqual([]);
});

test('pods of one app are evaluated separately, in any order', () => {
  const pods = [pod({}), ...CASES.map(({ violating }) => violating), pod({})];
  const toObject = (manifest: object, index: number) => (
    { apiVersion: 'v1', kind: 'Pod', name: `web-${index}`, namespace: 'shop', manifest: { apiVersion: 'v1', kind: 'Pod', ...manifest }, origin: { position: () => undefined } });
  for (const order of [pods, [...pods].reverse()]) {
    const all = order.map(toObject);
    const model = new AppModel(all, { kubernetesVersion: '1.37' });
    const found = RULES.filter(({ id }) => Object.hasOwn(podSecurityRestricted.severities, id)).flatMap(rule => run(rule, model)
      .filter(({ minors = model.minors }) => minors.includes(37)).map(({ object }) => [object.name, rule.id] as const));
    for (const [index, manifest] of order.entries()) {
      expect(found.filter(([name]) => name === `web-${index}`).map(([, rule]) => rule)).toEqual(rulesThatFind(podSecurityRestricted, manifest, '1.37'));
    }
  }
});

const ODD: readonly unknown[] = [null, 'text', 0, 1, true, [], {}, [null], ['text'], [{}], [[]], new Date(0)];
const FIELDS = [
  'spec', 'spec.containers', 'spec.initContainers', 'spec.ephemeralContainers', 'spec.volumes', 'spec.securityContext', 'spec.hostNetwork', 'spec.hostUsers', 'spec.os',
  'spec.securityContext.sysctls', 'spec.securityContext.runAsUser', 'spec.securityContext.runAsNonRoot', 'spec.securityContext.seccompProfile',
  'metadata', 'metadata.annotations',
  ...['', '.capabilities', '.capabilities.add', '.capabilities.drop', '.privileged', '.allowPrivilegeEscalation', '.seccompProfile', '.seccompProfile.type', '.seLinuxOptions',
    '.appArmorProfile', '.procMount', '.runAsUser', '.runAsNonRoot', '.windowsOptions'].map(field => `spec.containers.0.securityContext${field}`),
  ...['name', 'ports', 'livenessProbe', 'lifecycle', 'env', 'envFrom', 'image', 'resources'].map(field => `spec.containers.0.${field}`),
];

/** A copy with another value at one path; missing containers and contexts on the path are created. */
function withValue(target: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) { return value; }
  if (Array.isArray(target)) { return target.map((item: unknown, index) => String(index) === step ? withValue(item, rest, value) : item); }
  const fields = target as { [key: string]: unknown } | undefined;
  return { ...fields, [step]: withValue(fields?.[step], rest, value) };
}

describe.each(PACKS)('the pack for "%s" has findings exactly where Pod Security rejects', (level, pack) => {
  test.each(FIELDS)('with an odd value in %s', place => {
    for (const start of [pod({}), pod({ runAsNonRoot: undefined, capabilities: undefined }), pod({ runAsUser: 1000, capabilities: { add: ['CHOWN'] } }, { os: { name: 'windows' } })]) {
      for (const odd of ODD) {
        const { manifest } = objectOf({ apiVersion: 'v1', kind: 'Pod', ...withValue(start, place.split('.'), odd) as object });
        const refused = evaluatePodSecurityByVersion(manifest as never, level).map(({ message }) => message);
        const rules = rulesThatFind(pack, manifest);
        expect({ odd, refused, rules, agrees: refused.length > 0 === rules.length > 0 }).toEqual({ odd, refused, rules, agrees: true });
      }
    }
  });

  const folder = join(__dirname, '../../../../shared/fixtures/pod-security-standards', level, 'v1.37');
  const files = (verdict: string) => existsSync(folder) ? readdirSync(join(folder, verdict)).sort().map(file => join(folder, verdict, file)) : [];
  const testFixtures = existsSync(folder) ? test : test.skip;

  testFixtures('of the official pods that pass', () => {
    const found = files('pass').map(file => rulesThatFind(pack, parse(readFileSync(file, 'utf8'), { version: '1.1' }) as object, '1.37'));
    expect(found.length).toBeGreaterThan(10);
    expect(found.flat()).toEqual([]);
  });

  testFixtures('of the official pods that fail', () => {
    const found = files('fail').map(file => [file, rulesThatFind(pack, parse(readFileSync(file, 'utf8'), { version: '1.1' }) as object, '1.37').length] as const);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(([, count]) => count === 0)).toEqual([]);
  });
});
