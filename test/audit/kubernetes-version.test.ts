import { all, objects, TODAY } from './_apps';
import { audit, AuditOptions } from '../../src/audit/audit';
import { baselineOf } from '../../src/audit/baseline';
import { AuditResult, Finding } from '../../src/audit/finding';
import { AppModel } from '../../src/model/app-model';
import { podSecurityBaseline, podSecurityRestricted } from '../../src/rules/packs';

const ROLE = (rules: string, annotations = '{}'): string =>
  `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: role, annotations: ${annotations}}, rules: [${rules}]}`;
const EXEC = "{apiGroups: [''], resources: [pods/exec], verbs: [get]}";
const POD = (spec: string): string => `{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: ${spec}}`;

function auditOf(text: string, kubernetesVersion?: string, options: Partial<AuditOptions> = {}): AuditResult {
  return audit(new AppModel(objects(text), { kubernetesVersion }), { today: TODAY, ...options });
}

function messagesOf({ findings }: AuditResult, rule: string): string[] {
  return findings.filter(finding => finding.rule === rule).map(({ message }) => message);
}

describe('a finding that depends on the version', () => {
  test('names its versions if none is set', () => {
    expect(messagesOf(auditOf(ROLE(EXEC)), 'execute-in-pods')).toEqual([
      "up to Kubernetes 1.34, 'pods/exec get' runs commands with the tokens of the pod",
    ]);
    expect(messagesOf(auditOf(ROLE('{apiGroups: [authentication.k8s.io], resources: [users], verbs: ["impersonate:user-info"]}')), 'impersonate')).toEqual([
      "since Kubernetes 1.36, 'users.authentication.k8s.io impersonate:user-info' acts as another user or account",
    ]);
  });

  test('is reported only in its versions if one is set, and then names none', () => {
    expect(messagesOf(auditOf(ROLE(EXEC), '1.34'), 'execute-in-pods')).toEqual([
      "'pods/exec get' runs commands with the tokens of the pod",
    ]);
    expect(auditOf(ROLE(EXEC), 'v1.35.1').findings).toEqual([]);
    expect(auditOf(ROLE(EXEC), '1.37').findings).toEqual([]);
  });

  test('a finding in every version names none', () => {
    const create = EXEC.replace('get', 'get, create');
    for (const version of [undefined, '1.34', '1.37']) {
      expect(messagesOf(auditOf(ROLE(create), version), 'execute-in-pods')).toEqual([
        "'pods/exec get,create' runs commands with the tokens of the pod",
      ]);
    }
  });

  test('pods that Pod Security allows since a version are refused in earlier versions', () => {
    const sysctl = POD('{securityContext: {sysctls: [{name: net.ipv4.tcp_notsent_lowat}]}, containers: []}');
    expect(messagesOf(auditOf(sysctl, undefined, { pack: podSecurityBaseline }), 'unsafe-sysctl')[0]).toMatch(/^up to Kubernetes 1\.36, the pod sets the kernel parameter/);
    expect(auditOf(sysctl, '1.37', { pack: podSecurityBaseline }).findings).toEqual([]);
  });

  test('an unmasked /proc is reported at both levels, each for its versions', () => {
    const unmasked = POD('{hostUsers: false, containers: [{name: app, securityContext: {procMount: Unmasked}}]}');
    const findingsIn = (version?: string): string[] => auditOf(unmasked, version, { pack: podSecurityRestricted }).findings
      .filter(({ path }) => path.includes('procMount')).map(({ rule, message }) => `${rule}: ${message.split(', ')[0]}`);
    expect(findingsIn()).toEqual(['unmasked-proc-mount: up to Kubernetes 1.34', 'unmasked-proc-mount-in-user-namespace: since Kubernetes 1.35']);
    expect(findingsIn('1.34')).toEqual([expect.stringMatching(/^unmasked-proc-mount: the container 'app'/)]);
    expect(findingsIn('1.36')).toEqual([expect.stringMatching(/^unmasked-proc-mount-in-user-namespace: the container 'app'/)]);
  });

  test('the permissions that a label adds to a built-in role depend on the version', () => {
    const role = ROLE(`${EXEC}, {apiGroups: [''], resources: [nodes/proxy], verbs: [get]}`, '{}').replace('name: role', "name: role, labels: {rbac.authorization.k8s.io/aggregate-to-view: 'true'}");
    const findingsIn = (version?: string): string => messagesOf(auditOf(role, version), 'aggregated-to-built-in-role').join();
    expect(findingsIn()).toMatch(/^adds 'nodes\/proxy get' and 'pods\/exec get' to the built-in roles view, edit and admin/);
    expect(findingsIn('1.37')).toMatch(/^adds 'nodes\/proxy get' to the built-in roles/);
    expect(messagesOf(auditOf(role.replace('nodes/proxy', 'pods/log')), 'aggregated-to-built-in-role')[0]).toMatch(/^up to Kubernetes 1\.34, adds 'pods\/exec get'/);
  });
});

describe('acceptances apply in every version', () => {
  const accepted = ROLE(EXEC, '{cdk8s-least-privilege/accept.execute-in-pods: "[pods/exec get] the debugger needs it"}');

  test.each([[undefined, 1], ['1.34', 1], ['1.37', 0]])('by an annotation: with %s, %d', (version, count) => {
    const result = auditOf(accepted, version);
    expect(result.findings).toEqual([]);
    expect(result.accepted).toHaveLength(count);
  });

  test('an annotation that matches in no version is reported', () => {
    const { findings } = auditOf(accepted.replace('pods/exec get]', 'pods/attach get]'), '1.37');
    expect(findings.map(({ rule }) => rule)).toEqual(['unused-acceptance']);
  });

  test.each([[undefined], ['1.34'], ['1.37']])('by a baseline: with %s', version => {
    const baseline = baselineOf(auditOf(ROLE(EXEC)), '2030-01-01');
    const result = auditOf(ROLE(EXEC), version, { baseline });
    expect(result.findings).toEqual([]);
    expect(result.staleBaseline).toEqual([]);
  });

  test('the version changes no keys', () => {
    const app = all(ROLE('{apiGroups: [""], resources: [pods/exec, secrets], verbs: ["*"]}'), POD('{hostNetwork: true, containers: [{name: app, image: "a:1"}]}'));
    const keys = (version?: string): string[] => auditOf(app, version).findings.map(({ rule, key }: Finding) => `${rule} ${key}`);
    expect(keys().length).toBeGreaterThan(5);
    expect(keys('1.34')).toEqual(keys());
    expect(keys('1.37')).toEqual(keys());
  });
});

describe('the result', () => {
  test('names the version that was assumed', () => {
    expect(auditOf(ROLE(EXEC), 'v1.36.2')).toMatchObject({ kubernetesVersion: '1.36', notes: ['checked for Kubernetes 1.36'] });
    expect(auditOf(ROLE(EXEC))).not.toHaveProperty('kubernetesVersion');
    expect(auditOf(ROLE(EXEC))).not.toHaveProperty('notes');
  });

  test.each([['1.30', '1.34', 1], ['1.42', '1.37', 0]])('says that for %s, %s was assumed', (version, nearest, count) => {
    const result = auditOf(ROLE(EXEC), version);
    expect(result.kubernetesVersion).toBe(nearest);
    expect(result.notes).toEqual([`checked for Kubernetes ${nearest}, the known version closest to ${version} (known: 1.34 to 1.37)`]);
    expect(result.findings).toHaveLength(count);
  });

  test('an invalid version is refused', () => {
    expect(() => auditOf(ROLE(EXEC), 'newest')).toThrow('the Kubernetes version is "newest", but it must be');
  });
});
