import { evaluatePodSecurity, evaluatePodSecurityByVersion, LATEST_POLICY_VERSION, POD_SECURITY_CONTROLS } from '../../../src/kubernetes/pod-security';
import { formatPath } from '../../../src/manifest/path';

const SAFE_CONTAINER = {
  name: 'app',
  image: 'app',
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};
const SAFE_SPEC = { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }, containers: [SAFE_CONTAINER] };

const withContainer = (container: object) => ({ spec: { ...SAFE_SPEC, containers: [{ ...SAFE_CONTAINER, ...container }] } });
const withContext = (context: object) => withContainer({ securityContext: { ...SAFE_CONTAINER.securityContext, ...context } });
const withSpec = (spec: object) => ({ spec: { ...SAFE_SPEC, ...spec } });

const on = (operatingSystem: string, context: object) => ({ spec: { ...withContext(context).spec, os: { name: operatingSystem } } });

function controls(pod: object, version?: number, level: 'baseline' | 'restricted' = 'restricted'): string[] {
  return [...new Set(evaluatePodSecurity(pod, { level, version }).map(violation => violation.control))];
}

test('a pod with the minimum for "restricted" passes at every version', () => {
  for (let version = 0; version <= LATEST_POLICY_VERSION; version++) { expect(controls({ spec: SAFE_SPEC }, version)).toEqual([]); }
});

test('every control has a unique ID, fields, and checks in order', () => {
  expect(new Set(POD_SECURITY_CONTROLS.map(control => control.id)).size).toBe(POD_SECURITY_CONTROLS.length);
  for (const { fields, checks, summary } of POD_SECURITY_CONTROLS) {
    expect(fields.length).toBeGreaterThan(0);
    expect(summary).toMatch(/\.$/);
    expect(checks.map(check => check.since)).toEqual(checks.map(check => check.since).sort((a, b) => a - b));
  }
});

test.each<[string, object]>([
  ['hostNamespaces', withSpec({ hostPID: true })],
  ['privileged', withContext({ privileged: true })],
  ['hostPathVolumes', withSpec({ volumes: [{ name: 'a', hostPath: { path: '/' } }] })],
  ['hostPorts', withContainer({ ports: [{ containerPort: 80, hostPort: 80 }] })],
  ['hostProbesAndHostLifecycle', withContainer({ lifecycle: { preStop: { httpGet: { host: '169.254.169.254', port: 80 } } } })],
  ['appArmorProfile', withContext({ appArmorProfile: { type: 'Unconfined' } })],
  ['appArmorProfile', { metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/app': 'unconfined' } }, spec: SAFE_SPEC }],
  ['seLinuxOptions', withContext({ seLinuxOptions: { type: 'spc_t' } })],
  ['seLinuxOptions', withContext({ seLinuxOptions: { role: 'system_r' } })],
  ['procMount', withContext({ procMount: 'Unmasked' })],
  ['seccompProfile_baseline', withContext({ seccompProfile: { type: 'Unconfined' } })],
  ['sysctls', withSpec({ securityContext: { ...SAFE_SPEC.securityContext, sysctls: [{ name: 'kernel.msgmax', value: '1' }] } })],
  ['windowsHostProcess', withContext({ windowsOptions: { hostProcess: true } })],
  ['capabilities_baseline', withContext({ capabilities: { drop: ['ALL'], add: ['NET_RAW'] } })],
])('baseline forbids %s', (control, pod) => {
  expect(controls(pod, undefined, 'baseline')).toEqual([control]);
});

test.each<[string, object]>([
  ['restrictedVolumes', withSpec({ volumes: [{ name: 'a', nfs: { server: 's', path: '/' } }] })],
  ['allowPrivilegeEscalation', withContext({ allowPrivilegeEscalation: undefined })],
  ['runAsNonRoot', withContext({ runAsNonRoot: false })],
  ['runAsNonRoot', withSpec({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })],
  ['runAsUser', withContext({ runAsUser: 0 })],
  ['seccompProfile_restricted', withSpec({ securityContext: { runAsNonRoot: true } })],
  ['capabilities_restricted', withContext({ capabilities: { drop: ['NET_RAW'] } })],
  ['capabilities_restricted', withContext({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } })],
])('restricted forbids %s, baseline does not', (control, pod) => {
  expect(controls(pod)).toEqual([control]);
  expect(controls(pod, undefined, 'baseline')).toEqual([]);
});

test('init and ephemeral containers count like regular ones', () => {
  for (const kind of ['initContainers', 'ephemeralContainers']) {
    const [violation] = evaluatePodSecurity(withSpec({ [kind]: [{ ...SAFE_CONTAINER, name: 'other', securityContext: { privileged: true } }] }), { level: 'baseline' });
    expect(violation).toEqual({
      control: 'privileged',
      container: 'other',
      path: ['spec', kind, 0, 'securityContext', 'privileged'],
      message: `spec.${kind}[0].securityContext.privileged is true; allowed: false`,
    });
  }
});

test.each<[string, object, number, number]>([
  // control, pod, the last version with the old rule, the first with the new rule
  ['sysctls', withSpec({ securityContext: { ...SAFE_SPEC.securityContext, sysctls: [{ name: 'net.ipv4.ip_local_reserved_ports' }] } }), 26, 27],
  ['sysctls', withSpec({ securityContext: { ...SAFE_SPEC.securityContext, sysctls: [{ name: 'net.ipv4.tcp_keepalive_time' }] } }), 28, 29],
  ['sysctls', withSpec({ securityContext: { ...SAFE_SPEC.securityContext, sysctls: [{ name: 'net.ipv4.tcp_rmem' }] } }), 31, 32],
  ['seLinuxOptions', withContext({ seLinuxOptions: { type: 'container_engine_t' } }), 30, 31],
  ['allowPrivilegeEscalation', withSpec({ os: { name: 'windows' }, containers: [{ ...SAFE_CONTAINER, securityContext: { capabilities: { drop: ['ALL'] } } }] }), 24, 25],
  ['capabilities_restricted', withSpec({ os: { name: 'windows' }, containers: [{ ...SAFE_CONTAINER, securityContext: { allowPrivilegeEscalation: false } }] }), 24, 25],
  ['seccompProfile_restricted', withSpec({ os: { name: 'windows' }, securityContext: { runAsNonRoot: true } }), 24, 25],
  ['runAsNonRoot', withSpec({ hostUsers: false, securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }), 34, 35],
  ['runAsUser', { spec: { ...withContext({ runAsUser: 0 }).spec, hostUsers: false } }, 34, 35],
])('%s is less strict from a version on (%#)', (control, pod, before, since) => {
  expect(controls(pod, before)).toEqual([control]);
  expect(controls(pod, since)).toEqual([]);
});

test('with a user namespace a pod may unmask /proc from 1.35 at baseline, never at restricted', () => {
  const pod = { spec: { ...withContext({ procMount: 'Unmasked' }).spec, hostUsers: false } };
  expect(controls(pod, 34, 'baseline')).toEqual(['procMount']);
  expect(controls(pod, 35, 'baseline')).toEqual([]);
  expect(controls(pod, 35)).toEqual(['procMount_restricted']);
});

test('hosts of probes are checked since 1.34', () => {
  const pod = withContainer({ livenessProbe: { tcpSocket: { host: '10.0.0.1', port: 1 } } });
  expect(controls(pod, 33)).toEqual([]);
  expect(controls(pod, 34)).toEqual(['hostProbesAndHostLifecycle']);
});

test.each<[string, object, string]>([
  ['a text for true', withContext({ privileged: 'true' }), 'privileged'],
  ['a text for false', withContext({ allowPrivilegeEscalation: 'false' }), 'allowPrivilegeEscalation'],
  ['a list for capabilities', withContext({ capabilities: ['ALL'] }), 'capabilities_restricted'],
  ['a text for a user', withContext({ runAsUser: '0' }), 'runAsUser'],
  ['a text for a security context', withContainer({ securityContext: 'restricted' }), 'allowPrivilegeEscalation'],
])('%s does not count as the safe value', (_, pod, control) => {
  expect(controls(pod)).toContain(control);
});

test.each<[object]>([
  [{}],
  [{ metadata: null, spec: null }],
  [{ spec: { containers: null, volumes: null } }],
  [{ metadata: { annotations: null }, spec: { containers: [null], volumes: [null], securityContext: { sysctls: [null] } } }],
  [{ spec: { containers: [{ ports: [null], lifecycle: null, securityContext: { capabilities: { add: [null], drop: null } } }] } }],
])('null counts as not set (%#)', pod => {
  for (const level of ['baseline', 'restricted'] as const) {
    expect(evaluatePodSecurity(pod, { level })).toEqual(expect.any(Array));
  }
});

test('"latest" is the newest version, as are no version and future versions', () => {
  const pod = withSpec({ hostPID: true, securityContext: {} });
  const newest = evaluatePodSecurity(pod, { level: 'restricted', version: LATEST_POLICY_VERSION });
  expect(newest.length).toBeGreaterThan(0);
  expect(evaluatePodSecurity(pod, { level: 'restricted', version: 'latest' })).toEqual(newest);
  expect(evaluatePodSecurity(pod, { level: 'restricted' })).toEqual(newest);
  expect(evaluatePodSecurity(pod, { level: 'restricted', version: LATEST_POLICY_VERSION + 1 })).toEqual(newest);
});

test('"restricted" reports everything that "baseline" does', () => {
  const pod = on('windows', { capabilities: { add: ['NET_RAW'] }, seccompProfile: { type: 'Unconfined' }, procMount: 'Unmasked' });
  const baseline = evaluatePodSecurity(pod, { level: 'baseline' });
  expect(baseline).toHaveLength(3);
  expect(evaluatePodSecurity(pod, { level: 'restricted' })).toEqual(expect.arrayContaining(baseline));
});

test('an unset required value reads as "not set"', () => {
  const [violation] = evaluatePodSecurity(withContext({ allowPrivilegeEscalation: null }), { level: 'restricted' });
  expect(violation.message).toBe('spec.containers[0].securityContext.allowPrivilegeEscalation is not set; it must be false');
});

test('messages stay short', () => {
  const [violation] = evaluatePodSecurity(withSpec({ volumes: [{ hostPath: { path: '/a'.repeat(1000) } }] }), { level: 'baseline' });
  expect(violation.message.length).toBeLessThan(250);
});

test('only own fields count', () => {
  const pod = { spec: JSON.parse('{"containers":[{"name":"app","__proto__":{"securityContext":{"allowPrivilegeEscalation":false}}}]}') };
  expect(controls(pod)).toContain('allowPrivilegeEscalation');
});

describe('the result for a pod does not depend on pods evaluated before', () => {
  const cyclic: { [field: string]: unknown } = { drop: ['ALL'] };
  cyclic.add = [cyclic];

  /** The security contexts of each pair are equal as text, ignoring NaN, kinds of containers and the rest of the pod. */
  test.each<[string, object, object]>([
    ['another user', withContext({ runAsUser: 1000 }), withContext({ runAsUser: 0 })],
    ['no user, and one that is not a number', withContext({ runAsUser: null }), withContext({ runAsUser: NaN })],
    ['no user, and one that is infinite', withContext({ runAsUser: null }), withContext({ runAsUser: Infinity })],
    ['a user namespace', withSpec({ ...withContext({ runAsUser: 0 }).spec, hostUsers: false }), withContext({ runAsUser: 0 })],
    ['Windows', on('windows', { allowPrivilegeEscalation: true }), on('linux', { allowPrivilegeEscalation: true })],
    ['the security context of the pod', { spec: SAFE_SPEC }, withSpec({ securityContext: { runAsNonRoot: true } })],
    ['the security context of another container', withSpec({ initContainers: [SAFE_CONTAINER] }), withSpec({ initContainers: [{ name: 'init' }] })],
    ['no security context, and an empty one', { spec: SAFE_SPEC }, withContainer({ securityContext: {} })],
    ['a list with a hole, and one with a capability in its place', withContext({ capabilities: { drop: ['ALL'], add: Array(1) } }), withContext({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } })],
    ['a volume', { spec: SAFE_SPEC }, withSpec({ volumes: [{ name: 'a', hostPath: { path: '/' } }] })],
    ['a port of the node', { spec: SAFE_SPEC }, withContainer({ ports: [{ hostPort: 80 }] })],
    ['the network of the node', { spec: SAFE_SPEC }, withSpec({ hostNetwork: true })],
    ['an annotation', { spec: SAFE_SPEC }, { metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/app': 'unconfined' } }, spec: SAFE_SPEC }],
  ])('%s', (_, first, second) => {
    const alone = inOrder(second);
    expect(alone.flat()).not.toEqual([]);
    expect(inOrder(first, second, second)).toEqual([...inOrder(first), ...alone, ...alone]);
    expect(inOrder(second, first)).toEqual([...alone, ...inOrder(first)]);
  });

  test('a pod that passed is changed', () => {
    const seLinuxOptions: { type?: string } = {};
    const securityContext = { ...SAFE_CONTAINER.securityContext, seLinuxOptions, privileged: false };
    const pod = withContainer({ securityContext });
    const changed = fresh(evaluate => {
      const evaluateHere = (): string[] => evaluate(pod, { level: 'restricted' }).map(({ control }) => control);
      const before = evaluateHere();
      seLinuxOptions.type = 'spc_t';
      const inside = evaluateHere();
      securityContext.privileged = true;
      return [before, inside, evaluateHere()];
    });
    expect(changed).toEqual([[], ['seLinuxOptions'], ['privileged', 'seLinuxOptions']]);
  });

  test.each<[string, unknown]>([
    ['a function', () => true],
    ['a symbol', Symbol('odd')],
    ['an instance of a class', new Map([['type', 'spc_t']])],
    ['an object that contains itself', cyclic],
    ['a proxy', new Proxy({}, {})],
    ['nested lists', [[[[[[[[[[[[]]]]]]]]]]]]],
    ['NaN', NaN],
    ['a BigInt', BigInt(1)],
  ])('a valid security context with %s', (_, odd) => {
    const pod = withContext({ odd });
    const same = withContext({ odd: odd instanceof Map ? {} : odd });
    expect(inOrder(pod, pod, same, withContext({ odd, runAsUser: 0 }))).toEqual([[], [], [], ...inOrder(withContext({ runAsUser: 0 }))]);
  });

  test('many valid pods that all differ', () => {
    const fine = Array.from({ length: 50 }, (_, index) => withContext({ runAsUser: index + 1 }));
    const bad = withContext({ runAsUser: 0 });
    expect(inOrder(...fine, bad, ...fine, bad)).toEqual([...fine.map(() => []), ...inOrder(bad), ...fine.map(() => []), ...inOrder(bad)]);
  });

  test('another level and version', () => {
    const pod = withContext({ runAsUser: 0 });
    const [baseline, before, since] = fresh(evaluate => [
      evaluate(pod, { level: 'baseline' }), evaluate(pod, { level: 'restricted', version: 22 }), evaluate(pod, { level: 'restricted', version: 23 }),
    ]);
    expect([baseline, before]).toEqual([[], []]);
    expect(since).toMatchObject([{ control: 'runAsUser' }]);
  });

  /** The result of `run` with a new evaluation. */
  function fresh<T>(run: (evaluate: typeof evaluatePodSecurity) => T): T {
    let result!: T;
    jest.isolateModules(() => {
      result = run((jest.requireActual('../../../src/kubernetes/pod-security') as { readonly evaluatePodSecurity: typeof evaluatePodSecurity }).evaluatePodSecurity);
    });
    return result;
  }

  function inOrder(...pods: readonly object[]): unknown[] {
    return fresh(evaluate => pods.map(pod => evaluate(pod, { level: 'restricted' })));
  }
});

describe('by version', () => {
  const byVersion = (pod: object, level: 'baseline' | 'restricted' = 'restricted') =>
    evaluatePodSecurityByVersion(pod, level).map(({ control, path, minors }) => [control, formatPath(path), minors]);

  test('a violation in every version names no versions', () => {
    expect(evaluatePodSecurityByVersion(withSpec({ hostPID: true }), 'restricted')).toEqual(evaluatePodSecurity(withSpec({ hostPID: true }), { level: 'restricted' }));
    expect(byVersion({ spec: SAFE_SPEC })).toEqual([]);
    expect(byVersion(withContext({ runAsUser: 0 }))).toEqual([['runAsUser', 'spec.containers[0].securityContext.runAsUser', undefined]]);
  });

  // https://kubernetes.io/docs/concepts/security/pod-security-standards/: user namespaces since 1.35, two sysctls since 1.37.
  test.each<[string, object, [string, string, number[]][]]>([
    ['root with a user namespace', { spec: { ...withContext({ runAsUser: 0 }).spec, hostUsers: false } },
      [['runAsUser', 'spec.containers[0].securityContext.runAsUser', [34]]]],
    ['runAsNonRoot not set with a user namespace', withSpec({ hostUsers: false, securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }),
      [['runAsNonRoot', 'spec.containers[0].securityContext.runAsNonRoot', [34]]]],
    ['a sysctl that became safe', withSpec({ securityContext: { ...SAFE_SPEC.securityContext, sysctls: [{ name: 'net.ipv4.tcp_slow_start_after_idle' }] } }),
      [['sysctls', 'spec.securityContext.sysctls[0].name', [34, 35, 36]]]],
    ['unmasked /proc with a user namespace', { spec: { ...withContext({ procMount: 'Unmasked' }).spec, hostUsers: false } }, [
      ['procMount', 'spec.containers[0].securityContext.procMount', [34]],
      ['procMount_restricted', 'spec.containers[0].securityContext.procMount', [35, 36, 37]],
    ]],
  ])('%s', (_, pod, expected) => {
    expect(byVersion(pod)).toEqual(expected);
  });

  test('each version evaluated alone gives the same result', () => {
    const pod = withSpec({
      hostUsers: false,
      securityContext: { runAsUser: 0, sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat' }, { name: 'kernel.msgmax' }] },
      containers: [{ ...SAFE_CONTAINER, securityContext: { ...SAFE_CONTAINER.securityContext, procMount: 'Unmasked' } }],
    });
    for (const version of [34, 35, 36, 37]) {
      const single = evaluatePodSecurity(pod, { level: 'restricted', version }).map(({ control, path }) => `${control} ${String(path)}`);
      const within = evaluatePodSecurityByVersion(pod, 'restricted').filter(({ minors }) => minors?.includes(version) ?? true);
      expect(within.map(({ control, path }) => `${control} ${String(path)}`).sort()).toEqual(single.sort());
    }
  });
});
