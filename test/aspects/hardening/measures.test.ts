import { harden, hardenedSpec, outcomes, pod } from './_manifests';
import { HardeningMeasure, HardeningMeasures } from '../../../src';

const OFF = { automountServiceAccountToken: false };
const quiet = (container: object = {}, spec: object = {}, metadata: object = {}): any => pod({ ...OFF, ...spec }, container, metadata);
const contextAfter = (manifest: unknown, ...measures: HardeningMeasure[]): any => hardenedSpec(manifest, { measures }).containers[0].securityContext;
const accepts = (rule: string, text: string): object => ({ annotations: { [`cdk8s-least-privilege/accept.${rule}`]: text } });

test('without measures, a plain pod is reported and unchanged', () => {
  const manifest = quiet();
  const hardened = harden([manifest]);
  expect(hardened.manifests).toEqual([manifest]);
  expect(outcomes(hardened)).toEqual([
    'Pod run-as-non-root app could-break',
    'Pod no-privilege-escalation app could-break',
    'Pod drop-capabilities app could-break',
    'Pod seccomp-profile could-break',
    'Pod read-only-root-filesystem app could-break',
    'Pod no-service-links could-break',
    'Pod resource-defaults app could-break',
  ]);
  expect(hardened.entries[3]).toMatchObject({
    kind: 'Pod',
    name: 'web',
    namespace: 'prod',
    constructPath: 'app/object',
    lineToWrite: "Aspects.of(app).add(new Hardening({ objects: ['Pod/prod/web'], measures: [HardeningMeasure.SECCOMP_PROFILE] }));",
  });
});

test('all measures make a plain pod pass Pod Security "restricted", and more', () => {
  const hardened = harden([quiet()], { measures: HardeningMeasures.all() });
  expect(hardened.manifests[0].spec).toEqual({
    ...OFF,
    enableServiceLinks: false,
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{
      name: 'app',
      image: 'app:1',
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true, runAsNonRoot: true },
      volumeMounts: [{ name: 'tmp-app', mountPath: '/tmp' }],
    }],
    volumes: [{ name: 'tmp-app', emptyDir: { sizeLimit: '64Mi' } }],
  });
  expect(hardened.workloads).toEqual([{ kind: 'Pod', name: 'web', namespace: 'prod', constructPath: 'app/object', notRestricted: [] }]);
  expect(hardened.entries.every(({ outcome }) => outcome === 'changed')).toBe(true);
});

test('the restricted measures make a plain pod pass Pod Security "restricted"', () => {
  const hardened = harden([quiet()], { measures: HardeningMeasures.restricted() });
  expect(hardened.workloads[0].notRestricted).toEqual([]);
  expect(hardened.manifests[0].spec.volumes).toBeUndefined();
});

describe('run-as-non-root', () => {
  test.each([
    ['the container', quiet({ securityContext: { runAsUser: 1000 } })],
    ['the pod', quiet({}, { securityContext: { runAsUser: 1000 } })],
    ['the container, over the pod', quiet({ securityContext: { runAsUser: 1000 } }, { securityContext: { runAsUser: 0 } })],
  ])('is applied by default if a user is set on %s', (_, manifest) => {
    expect(contextAfter(manifest).runAsNonRoot).toBe(true);
    expect(harden([manifest]).entries[0]).toMatchObject({ outcome: 'changed', measure: 'run-as-non-root', message: expect.stringContaining('a user that is not root already') });
  });

  test.each([
    ['on Windows', quiet({ securityContext: { runAsUser: 1000 } }, { os: { name: 'windows' } })],
    ['for a user that is not a number', quiet({ securityContext: { runAsUser: '1000' } })],
    ['for a negative user', quiet({ securityContext: { runAsUser: -1 } })],
    ['without a user', quiet()],
  ])('is not applied by default %s', (_, manifest) => {
    expect(contextAfter(manifest)?.runAsNonRoot).toBeUndefined();
  });

  test.each([
    ['root is set on the container', quiet({ securityContext: { runAsUser: 0 } })],
    ['root is set on the pod', quiet({}, { securityContext: { runAsUser: 0 } })],
    ['root is set on the container, over the pod', quiet({ securityContext: { runAsUser: 0 } }, { securityContext: { runAsUser: 1000 } })],
    ['root is allowed', quiet({ securityContext: { runAsNonRoot: false } })],
    ['root is allowed although a user is set', quiet({ securityContext: { runAsNonRoot: false, runAsUser: 1000 } })],
    ['root is allowed on the pod', quiet({}, { securityContext: { runAsNonRoot: false } })],
    ['it is accepted', quiet({}, {}, accepts('run-as-root', '[container app] the vendor says so'))],
    ['it is accepted although a user is set', quiet({ securityContext: { runAsUser: 1000 } }, {}, accepts('run-as-root', 'the vendor says so'))],
  ])('is never applied if %s', (_, manifest) => {
    expect(contextAfter(manifest, HardeningMeasure.RUN_AS_NON_ROOT)?.runAsNonRoot).toBe(manifest.spec.containers[0].securityContext?.runAsNonRoot);
  });

  test('is not needed if the pod sets it', () => {
    expect(outcomes(harden([quiet({}, { securityContext: { runAsNonRoot: true } })])).join()).not.toContain('run-as-non-root');
  });

  test('is applied if only another container is accepted', () => {
    expect(contextAfter(quiet({}, {}, accepts('run-as-root', '[container other] the vendor says so')), HardeningMeasure.RUN_AS_NON_ROOT).runAsNonRoot).toBe(true);
  });
});

describe('no-privilege-escalation', () => {
  test.each([undefined, true, null])('is applied on request if the field is %p', allowPrivilegeEscalation => {
    const manifest = quiet({ securityContext: { allowPrivilegeEscalation } });
    expect(contextAfter(manifest, HardeningMeasure.NO_PRIVILEGE_ESCALATION).allowPrivilegeEscalation).toBe(false);
  });

  test.each<[string, any]>([
    ['the container is privileged', quiet({ securityContext: { privileged: true } })],
    ['it adds SYS_ADMIN', quiet({ securityContext: { capabilities: { add: ['SYS_ADMIN'] } } })],
    ['it adds CAP_SYS_ADMIN', quiet({ securityContext: { capabilities: { add: ['CAP_SYS_ADMIN'] } } })],
    ['the pod runs on Windows', quiet({}, { os: { name: 'windows' } })],
    ['the pod selects Windows nodes', quiet({}, { nodeSelector: { 'kubernetes.io/os': 'windows' } })],
    ['it is accepted', quiet({}, {}, accepts('privilege-escalation', '[container app] it needs sudo, see wiki'))],
  ])('is never applied if %s', (_, manifest) => {
    expect(contextAfter(manifest, HardeningMeasure.NO_PRIVILEGE_ESCALATION)?.allowPrivilegeEscalation).toBeUndefined();
  });
});

describe('drop-capabilities', () => {
  const drop = (capabilities: unknown, ...measures: HardeningMeasure[]): any =>
    contextAfter(quiet({ securityContext: { capabilities } }), ...measures).capabilities;

  test('keeps added capabilities', () => {
    expect(drop({ add: ['NET_BIND_SERVICE'] }, HardeningMeasure.DROP_CAPABILITIES)).toEqual({ add: ['NET_BIND_SERVICE'], drop: ['ALL'] });
  });

  test('replaces a shorter list of drops', () => {
    expect(drop({ drop: ['MKNOD'] }, HardeningMeasure.DROP_CAPABILITIES)).toEqual({ drop: ['ALL'] });
  });

  // A program with file capabilities does not start without them, regardless of its user.
  test('is not applied by default for a non-root user without privilege escalation', () => {
    const manifest = quiet({ securityContext: { runAsUser: 1000, allowPrivilegeEscalation: false } });
    expect(contextAfter(manifest).capabilities).toBeUndefined();
  });

  test.each([[['all'], ['ALL']], [['All', 'MKNOD'], ['ALL', 'MKNOD']], [['all', 'all'], ['ALL']]])('the spelling of %j is corrected by default', (before, after) => {
    expect(drop({ drop: before, add: ['CHOWN'] })).toEqual({ drop: after, add: ['CHOWN'] });
  });

  test('is never applied if all are added, or the container is privileged', () => {
    expect(drop({ add: ['ALL'] }, HardeningMeasure.DROP_CAPABILITIES)).toEqual({ add: ['ALL'] });
    expect(drop({ add: ['all'] }, HardeningMeasure.DROP_CAPABILITIES)).toEqual({ add: ['all'] });
    expect(contextAfter(quiet({ securityContext: { privileged: true } }), HardeningMeasure.DROP_CAPABILITIES)).toEqual({ privileged: true });
  });

  test('is never applied on Windows', () => {
    expect(contextAfter(quiet({}, { os: { name: 'windows' } }), HardeningMeasure.DROP_CAPABILITIES)).toBeUndefined();
  });
});

describe('seccomp-profile', () => {
  const ask = { measures: [HardeningMeasure.SECCOMP_PROFILE] };

  test('is set on the pod if a container has none', () => {
    const manifest = quiet({}, { initContainers: [{ name: 'setup', securityContext: { seccompProfile: { type: 'Localhost' } } }] });
    expect(hardenedSpec(manifest, ask).securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  });

  test.each<[string, any]>([
    ['every container has one', quiet({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })],
    ['the pod has one', quiet({}, { securityContext: { seccompProfile: { type: 'Localhost' } } })],
    ['it is switched off', quiet({}, { securityContext: { seccompProfile: { type: 'Unconfined' } } })],
    ['the pod runs on Windows', quiet({}, { os: { name: 'windows' } })],
    ['it is accepted', quiet({}, {}, accepts('seccomp-unconfined', '[container app] it needs io_uring'))],
  ])('is not set if %s', (_, manifest) => {
    expect(hardenedSpec(manifest, ask)).toEqual(manifest.spec);
  });

  test('is set on the other containers if one is accepted without', () => {
    const manifest = quiet({}, { initContainers: [{ name: 'setup' }] }, accepts('seccomp-unconfined', '[container app] it needs io_uring'));
    const spec = hardenedSpec(manifest, ask);
    expect(spec.securityContext).toBeUndefined();
    expect(spec.initContainers[0].securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.containers[0].securityContext).toBeUndefined();
  });
});

describe('read-only-root-filesystem', () => {
  const ask = { measures: [HardeningMeasure.READ_ONLY_ROOT_FILESYSTEM] };

  test.each(['/tmp', '/tmp/'])('keeps a mount at %s', mountPath => {
    const manifest = quiet({ volumeMounts: [{ name: 'own', mountPath }] }, { volumes: [{ name: 'own', emptyDir: {} }] });
    const spec = hardenedSpec(manifest, ask);
    expect(spec.volumes).toEqual(manifest.spec.volumes);
    expect(spec.containers[0].securityContext.readOnlyRootFilesystem).toBe(true);
  });

  test('gives every container a separate /tmp, and its volume a free name', () => {
    const manifest = quiet({}, { initContainers: [{ name: 'setup' }], volumes: [{ name: 'tmp-app', secret: { secretName: 's' } }] });
    expect(hardenedSpec(manifest, ask).volumes.map(({ name }: any) => name)).toEqual(['tmp-app', 'tmp-setup', 'tmp-app-2']);
  });

  test('does not change ephemeral containers, Windows pods and accepted containers', () => {
    expect(hardenedSpec(quiet({}, { ephemeralContainers: [{ name: 'debug' }] }), ask).ephemeralContainers).toEqual([{ name: 'debug' }]);
    for (const manifest of [quiet({}, { os: { name: 'windows' } }), quiet({}, {}, accepts('writable-root-filesystem', 'it writes everywhere'))]) {
      expect(hardenedSpec(manifest, ask)).toEqual(manifest.spec);
    }
  });

  test('changes nothing if it is already read-only, even without a /tmp', () => {
    const manifest = quiet({ securityContext: { readOnlyRootFilesystem: true } });
    expect(hardenedSpec(manifest, ask)).toEqual(manifest.spec);
  });
});

describe('no-service-links', () => {
  test.each([[quiet(), false], [quiet({}, { enableServiceLinks: true }), false], [quiet({}, {}, accepts('service-links', 'it reads them, see wiki')), undefined]])(
    '%#', (manifest, value) => {
      expect(hardenedSpec(manifest, { measures: [HardeningMeasure.NO_SERVICE_LINKS] }).enableServiceLinks).toBe(value);
    },
  );
});

describe('resource-defaults', () => {
  test.each([
    ['none', undefined, { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } }],
    ['a larger request', { requests: { memory: '1Gi' } }, { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Gi' } }],
    ['a smaller request', { requests: { memory: '1Mi' } }, { requests: { cpu: '100m', memory: '1Mi' }, limits: { memory: '512Mi' } }],
    // The API server sets an unset request to the limit.
    ['limits alone', { limits: { cpu: '1', memory: '64Mi' } }, { limits: { cpu: '1', memory: '64Mi' } }],
    ['a request that is filled in later', { requests: { memory: '${MEMORY}' } }, { requests: { cpu: '100m', memory: '${MEMORY}' } }],
  ])('with %s', (_, resources, after) => {
    expect(hardenedSpec(quiet({ resources }), { measures: [HardeningMeasure.RESOURCE_DEFAULTS] }).containers[0].resources).toEqual(after);
  });

  test('does not change a pod with pod-level resources', () => {
    const manifest = quiet({}, { resources: { limits: { memory: '1Gi' } } });
    expect(hardenedSpec(manifest, { measures: [HardeningMeasure.RESOURCE_DEFAULTS] })).toEqual(manifest.spec);
  });
});

test('init containers, native sidecars and ephemeral containers are hardened too', () => {
  const manifest = quiet({}, { initContainers: [{ name: 'sidecar', restartPolicy: 'Always' }], ephemeralContainers: [{ name: 'debug' }] });
  const spec = hardenedSpec(manifest, { measures: [HardeningMeasure.NO_PRIVILEGE_ESCALATION] });
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    expect(spec[list][0].securityContext).toEqual({ allowPrivilegeEscalation: false });
  }
});
