import { account, harden, permission, pod } from './_manifests';
import { HardeningMeasure } from '../../../src';
import { printedReport } from '../../../src/aspects/hardening/_print';

function printed(manifests: unknown[], measures: HardeningMeasure[] = []): string {
  const { entries, workloads } = harden(manifests, { measures });
  return printedReport(entries, workloads);
}

test('the report lists what was done and not done, with one line to write for all measures of an object', () => {
  const manifests = [
    account('app'), ...permission('app'),
    pod({ serviceAccountName: 'app', hostNetwork: true, enableServiceLinks: false, containers: ['app', 'proxy'].map(name => ({ name, resources: { limits: { memory: '1Gi' } } })) }),
  ];
  expect(printed(manifests, [HardeningMeasure.RUN_AS_NON_ROOT, HardeningMeasure.SECCOMP_PROFILE, HardeningMeasure.RESOURCE_DEFAULTS])).toBe([
    'Hardening: 5 done, 7 not done because they could break a program, 1 left alone',
    '  Pod prod/web [app/object]',
    '    done: run-as-non-root in app, proxy. Now kubelet refuses to run it as root',
    '    done: seccomp-profile. Now the default seccomp filter of the container runtime applies',
    '    done: resource-defaults in app, proxy. Now it has requests and a memory limit',
    '    not done: no-privilege-escalation in app, proxy. It could break the program: set-uid programs (sudo, ping) and programs with file capabilities no longer gain privileges',
    '    not done: drop-capabilities in app, proxy. It could break the program: what root does (changing users and owners, binding low ports) fails, and a program with file capabilities does not start, not even as another user',
    '    not done: read-only-root-filesystem in app, proxy. It could break the program: a program that writes to any other directory of its image fails',
    "    not done: no-automount. Every container keeps its token (app, proxy), because its account 'app' has permissions in this app. 'app' may: get pods (Role reader through RoleBinding readers). Name those that need it",
    '    left alone: hostNamespaces. spec.hostNetwork is true; allowed: false. Kept: without it the pod sees another network, or other processes',
    '    To apply it anyway, write',
    "      Aspects.of(app).add(new Hardening({ objects: ['Pod/prod/web'], measures: [HardeningMeasure.NO_PRIVILEGE_ESCALATION, HardeningMeasure.DROP_CAPABILITIES, HardeningMeasure.READ_ONLY_ROOT_FILESYSTEM] }));",
    "      Aspects.of(app).add(new Hardening({ objects: ['Pod/prod/web'], apiAccess: ApiAccess.inContainers('app', 'proxy') }));",
    '    Pod Security "restricted" refuses it for what was left alone, and for this:',
    '      spec.containers[0].securityContext.allowPrivilegeEscalation is not set; it must be false',
    '      spec.containers[1].securityContext.allowPrivilegeEscalation is not set; it must be false',
    '      spec.containers[0].securityContext.capabilities.drop is not set; it must be a list with "ALL"',
    '      spec.containers[1].securityContext.capabilities.drop is not set; it must be a list with "ALL"',
  ].join('\n'));
});

test('a lost token comes first', () => {
  const lines = printed([...permission('app'), pod({ serviceAccountName: 'app' })], [HardeningMeasure.NO_AUTOMOUNT]).split('\n');
  expect(lines[0]).toMatch(/, 1 LOST A TOKEN$/);
  expect(lines[1]).toBe('  Pod prod/web [app/object]');
  expect(lines[2]).toMatch(/^ {4}LOST ITS TOKEN: no-automount\. The containers app lost their token, as was asked, although its account 'app' has permissions/);
});

test('a pod that passes is reported as such', () => {
  const context = { runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } };
  expect(printed([pod({}, { securityContext: context })])).toContain('    Passes Pod Security "restricted".');
});

test('without entries, the report is empty', () => {
  expect(printed([])).toBe('');
  expect(printedReport([], [{ kind: 'Pod', name: 'web', constructPath: 'a', notRestricted: ['something'] }])).toBe('');
});

test('an object without a name is selected by its construct', () => {
  const manifest = { ...pod(), metadata: { generateName: 'web-' } };
  expect(printed([manifest])).toContain('  Pod (no name) [app/object]');
  expect(printed([manifest])).toContain('Aspects.of(construct).add(new Hardening({ measures: [');
});

test('the line to write is valid code with any names', () => {
  const [entry] = harden([pod({}, { name: "app's" }, { name: "it's" }), ...permission('default')]).entries.filter(({ measure }) => measure === 'no-automount');
  expect(entry.lineToWrite).toBe(
    "Aspects.of(app).add(new Hardening({ objects: ['Pod/prod/it\\'s'], apiAccess: ApiAccess.inContainers('app\\'s') }));");
});
