import { evaluatePodSecurity, evaluatePodSecurityByVersion, POD_SECURITY_CONTROLS, relevantPart } from '../../../src/kubernetes/pod-security';
import { checkManifest } from '../../../src/manifest/check-object';
import { formatPath } from '../../../src/manifest/path';

/** The violations of one control; those of other controls do not matter. */
function finds(control: string, pod: object, version?: number): string[] {
  return evaluatePodSecurity(pod, { level: 'restricted', version: version ?? 'latest' }).filter(violation => violation.control === control)
    .map(({ path }) => formatPath(path));
}

const inContainer = (container: object) => ({ spec: { containers: [{ name: 'app', ...container }] } });
const inContext = (context: object) => inContainer({ securityContext: context });
const inPod = (context: object) => ({ spec: { securityContext: context, containers: [{ name: 'app' }] } });
const inVolume = (volume: unknown) => ({ spec: { volumes: [volume] } });
const inAnnotation = (value: unknown) => ({ metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/app': value } } });
const on = (operatingSystem: string, pod: { spec: object }) => ({ spec: { ...pod.spec, os: { name: operatingSystem } } });
const withUsers = (pod: { spec: object }) => ({ spec: { ...pod.spec, hostUsers: false } });
const inSysctl = (...names: unknown[]) => inPod({ sysctls: names.map(name => ({ name, value: '1' })) });

const CONTEXT = 'spec.containers[0].securityContext';

interface Table {
  /** The pod, its violations, and the policy version unless it is the newest. */
  readonly fail: [pod: object, paths: string[], version?: number][];
  readonly pass: [pod: object, version?: number][];
}

const TABLES: { readonly [control: string]: Table } = {
  hostNamespaces: {
    fail: [
      [{ spec: { hostNetwork: true, hostPID: true, hostIPC: true } }, ['spec.hostNetwork', 'spec.hostPID', 'spec.hostIPC']],
      [{ spec: { hostNetwork: true } }, ['spec.hostNetwork'], 0],
      [{ spec: { hostPID: 'false' } }, ['spec.hostPID']],
      [{ spec: { hostIPC: 0 } }, ['spec.hostIPC']],
    ],
    pass: [[{ spec: {} }], [{ spec: { hostNetwork: false, hostPID: null, hostIPC: false } }]],
  },
  privileged: {
    fail: [
      [inContext({ privileged: true }), [`${CONTEXT}.privileged`]],
      [inContext({ privileged: 'true' }), [`${CONTEXT}.privileged`]],
    ],
    pass: [[inContext({ privileged: false })], [inContext({ privileged: null })], [inContext({})], [inContainer({ securityContext: null })]],
  },
  capabilities_baseline: {
    fail: [
      [inContext({ capabilities: { add: ['NET_RAW'] } }), [`${CONTEXT}.capabilities.add`]],
      [inContext({ capabilities: { add: ['CHOWN', 'SYS_ADMIN'] } }), [`${CONTEXT}.capabilities.add`]],
      [inContext({ capabilities: { add: ['chown'] } }), [`${CONTEXT}.capabilities.add`]],
      [inContext({ capabilities: { add: ['CAP_CHOWN'] } }), [`${CONTEXT}.capabilities.add`]],
      [inContext({ capabilities: { add: [null] } }), [`${CONTEXT}.capabilities.add`]],
    ],
    pass: [
      [inContext({
        capabilities: {
          add: [
            'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP',
            'SETUID', 'SYS_CHROOT',
          ],
        },
      })],
      [inContext({ capabilities: { add: [] } })], [inContext({ capabilities: { add: null } })], [inContext({ capabilities: {} })],
    ],
  },
  hostPathVolumes: {
    fail: [
      [{ spec: { volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', hostPath: { path: '/' } }] } }, ['spec.volumes[1].hostPath']],
      [inVolume({ name: 'a', hostPath: {} }), ['spec.volumes[0].hostPath']],
      [inVolume({ name: 'a', hostPath: '/' }), ['spec.volumes[0].hostPath']],
    ],
    pass: [[{ spec: { volumes: [] } }], [{ spec: { volumes: null } }], [inVolume({ name: 'a', hostPath: null })], [inVolume(null)]],
  },
  hostPorts: {
    fail: [
      [inContainer({ ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }] }), ['spec.containers[0].ports[1].hostPort']],
      [inContainer({ ports: [{ hostPort: '0' }] }), ['spec.containers[0].ports[0].hostPort']],
    ],
    pass: [[inContainer({ ports: [{ containerPort: 80, hostPort: 0 }] })], [inContainer({ ports: null })], [inContainer({ ports: [null] })]],
  },
  hostProbesAndHostLifecycle: {
    fail: [
      ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(probe => ['httpGet', 'tcpSocket'].map((type): Table['fail'][number] =>
        [inContainer({ [probe]: { [type]: { host: '127.0.0.1', port: 1 } } }), [`spec.containers[0].${probe}.${type}.host`]])),
      ...['postStart', 'preStop'].flatMap(hook => ['httpGet', 'tcpSocket'].map((type): Table['fail'][number] =>
        [inContainer({ lifecycle: { [hook]: { [type]: { host: 'a', port: 1 } } } }), [`spec.containers[0].lifecycle.${hook}.${type}.host`], 34])),
      [inContainer({ livenessProbe: { httpGet: { host: 0 } } }), ['spec.containers[0].livenessProbe.httpGet.host']],
    ],
    pass: [
      [inContainer({ livenessProbe: { httpGet: { host: 'a', port: 1 } } }), 33],
      [inContainer({ livenessProbe: { httpGet: { host: '', port: 1 } }, readinessProbe: { tcpSocket: { port: 1 } } })],
      [inContainer({ lifecycle: { preStop: { exec: { command: ['a'] } } }, startupProbe: null })],
    ],
  },
  appArmorProfile: {
    fail: [
      [inPod({ appArmorProfile: { type: 'Unconfined' } }), ['spec.securityContext.appArmorProfile.type']],
      [inContext({ appArmorProfile: { type: 'Unconfined' } }), [`${CONTEXT}.appArmorProfile.type`]],
      [inContext({ appArmorProfile: {} }), [`${CONTEXT}.appArmorProfile.type`]],
      [inAnnotation('unconfined'), ['metadata.annotations[\'container.apparmor.security.beta.kubernetes.io/app\']'], 0],
    ],
    pass: [
      [inPod({ appArmorProfile: { type: 'RuntimeDefault' } })], [inContext({ appArmorProfile: { type: 'Localhost', localhostProfile: 'a' } })],
      [inContext({ appArmorProfile: null })], [inAnnotation('')], [inAnnotation(null)], [inAnnotation('runtime/default')], [inAnnotation('localhost/a')],
      [{ metadata: { annotations: { other: 'unconfined' } } }], [{ metadata: null }], [{ metadata: { annotations: null } }],
    ],
  },
  seLinuxOptions: {
    fail: [
      [inPod({ seLinuxOptions: { type: 'spc_t' } }), ['spec.securityContext.seLinuxOptions.type']],
      [
        inContext({ seLinuxOptions: { type: 'a', user: 'b', role: 'c' } }),
        ['type', 'user', 'role'].map(name => `${CONTEXT}.seLinuxOptions.${name}`),
      ],
      [inContext({ seLinuxOptions: { type: 'container_engine_t' } }), [`${CONTEXT}.seLinuxOptions.type`], 30],
      [inContext({ seLinuxOptions: { user: false } }), [`${CONTEXT}.seLinuxOptions.user`]],
    ],
    pass: [
      ...['', 'container_t', 'container_init_t', 'container_kvm_t'].map((type): [object, number] => [inContext({ seLinuxOptions: { type } }), 0]),
      [inContext({ seLinuxOptions: { type: 'container_engine_t' } }), 31],
      [inPod({ seLinuxOptions: { level: 's0', user: '', role: '' } })], [inPod({ seLinuxOptions: null })],
    ],
  },
  procMount: {
    fail: [
      [inContext({ procMount: 'Unmasked' }), [`${CONTEXT}.procMount`], 0],
      [inContext({ procMount: 'Unmasked' }), [`${CONTEXT}.procMount`]],
      [withUsers(inContext({ procMount: 'Unmasked' })), [`${CONTEXT}.procMount`], 34],
      [{ spec: { ...inContext({ procMount: 'Unmasked' }).spec, hostUsers: 'false' } }, [`${CONTEXT}.procMount`]],
      [inContext({ procMount: ['Default'] }), [`${CONTEXT}.procMount`]],
    ],
    pass: [[withUsers(inContext({ procMount: 'Unmasked' })), 35], [inContext({ procMount: 'Default' })], [inContext({ procMount: null })]],
  },
  procMount_restricted: {
    fail: [
      [inContext({ procMount: 'Unmasked' }), [`${CONTEXT}.procMount`], 35],
      [withUsers(inContext({ procMount: 'Unmasked' })), [`${CONTEXT}.procMount`], 35],
    ],
    pass: [[withUsers(inContext({ procMount: 'Default' }))], [inContext({ procMount: 'Unmasked' }), 34], [inContext({})]],
  },
  seccompProfile_baseline: {
    fail: [
      [inPod({ seccompProfile: { type: 'Unconfined' } }), ['spec.securityContext.seccompProfile.type']],
      [inContext({ seccompProfile: { type: 'Unconfined' } }), [`${CONTEXT}.seccompProfile.type`], 19],
      [inContext({ seccompProfile: { type: 'runtime/default' } }), [`${CONTEXT}.seccompProfile.type`]],
      [inContext({ seccompProfile: {} }), [`${CONTEXT}.seccompProfile.type`]],
    ],
    pass: [
      [inContext({})], [inContext({ seccompProfile: null })], [inContext({ seccompProfile: { type: 'RuntimeDefault' } })],
      [inPod({ seccompProfile: { type: 'Localhost', localhostProfile: 'a' } })], [inContext({ seccompProfile: { type: 'Unconfined' } }), 18],
    ],
  },
  sysctls: {
    fail: [
      [inSysctl('net.ipv4.tcp_syncookies', 'kernel.msgmax'), ['spec.securityContext.sysctls[1].name'], 0],
      [inSysctl('net.ipv4.ip_local_reserved_ports'), ['spec.securityContext.sysctls[0].name'], 26],
      [inSysctl('net.ipv4.tcp_fin_timeout'), ['spec.securityContext.sysctls[0].name'], 28],
      [inSysctl('net.ipv4.tcp_wmem'), ['spec.securityContext.sysctls[0].name'], 31],
      [inSysctl('net.ipv4.tcp_notsent_lowat'), ['spec.securityContext.sysctls[0].name'], 36],
      [inSysctl(undefined), ['spec.securityContext.sysctls[0].name']],
      [inPod({ sysctls: [null] }), ['spec.securityContext.sysctls[0].name']],
    ],
    pass: [
      [inSysctl(
        'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range',
        'net.ipv4.ip_unprivileged_port_start',
      ), 0],
      [inSysctl('net.ipv4.ip_local_reserved_ports'), 27],
      [inSysctl('net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes'), 29],
      [inSysctl('net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'), 32],
      [inSysctl('net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat', 'kernel.shm_rmid_forced'), 37],
      [inPod({ sysctls: [] })], [inPod({ sysctls: null })],
    ],
  },
  windowsHostProcess: {
    fail: [
      [inPod({ windowsOptions: { hostProcess: true } }), ['spec.securityContext.windowsOptions.hostProcess'], 0],
      [inContext({ windowsOptions: { hostProcess: true } }), [`${CONTEXT}.windowsOptions.hostProcess`]],
      [on('windows', inContext({ windowsOptions: { hostProcess: true } })), [`${CONTEXT}.windowsOptions.hostProcess`]],
      [inContext({ windowsOptions: { hostProcess: 'false' } }), [`${CONTEXT}.windowsOptions.hostProcess`]],
    ],
    pass: [[inPod({ windowsOptions: { hostProcess: false } })], [inContext({ windowsOptions: {} })], [inContext({ windowsOptions: null })]],
  },
  restrictedVolumes: {
    fail: [
      ...[
        'gcePersistentDisk', 'awsElasticBlockStore', 'gitRepo', 'nfs', 'iscsi', 'glusterfs', 'rbd', 'flexVolume', 'cinder', 'cephfs', 'flocker', 'fc',
        'azureFile', 'vsphereVolume', 'quobyte', 'azureDisk', 'portworxVolume', 'scaleIO', 'storageos', 'hostPath', 'notYetInvented',
      ].map((type): [object, string[], number] => [inVolume({ name: 'a', [type]: {} }), ['spec.volumes[0]'], 0]),
      [inVolume({ name: 'a', emptyDir: {}, nfs: {} }), ['spec.volumes[0]']],
    ],
    pass: [
      ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret', 'image']
        .map((type): [object] => [inVolume({ name: 'a', [type]: {} })]),
      [inVolume({ name: 'a' })], [inVolume({ name: 'a', hostPath: null })], [{ spec: { volumes: null } }],
    ],
  },
  allowPrivilegeEscalation: {
    fail: [
      ...[true, null, undefined, 'false', 0, []].map((allowPrivilegeEscalation): [object, string[]] =>
        [inContext({ allowPrivilegeEscalation }), [`${CONTEXT}.allowPrivilegeEscalation`]]),
      [inContainer({}), [`${CONTEXT}.allowPrivilegeEscalation`], 8],
      [{ spec: { containers: [null] } }, [`${CONTEXT}.allowPrivilegeEscalation`]],
      [on('linux', inContainer({})), [`${CONTEXT}.allowPrivilegeEscalation`]],
      [on('windows', inContainer({})), [`${CONTEXT}.allowPrivilegeEscalation`], 24],
    ],
    pass: [[inContext({ allowPrivilegeEscalation: false })], [inContainer({}), 7], [on('windows', inContainer({})), 25]],
  },
  runAsNonRoot: {
    fail: [
      [inContainer({}), [`${CONTEXT}.runAsNonRoot`], 0],
      [inPod({ runAsNonRoot: false }), ['spec.securityContext.runAsNonRoot']],
      [
        { spec: { securityContext: { runAsNonRoot: false }, containers: [{ securityContext: { runAsNonRoot: true } }] } },
        ['spec.securityContext.runAsNonRoot'],
      ],
      [
        { spec: { securityContext: { runAsNonRoot: true }, containers: [{}], initContainers: [{ securityContext: { runAsNonRoot: false } }] } },
        ['spec.initContainers[0].securityContext.runAsNonRoot'],
      ],
      [
        { spec: { containers: [{ securityContext: { runAsNonRoot: true } }], ephemeralContainers: [{}] } },
        ['spec.ephemeralContainers[0].securityContext.runAsNonRoot'],
      ],
      [inPod({ runAsNonRoot: 'true' }), ['spec.securityContext.runAsNonRoot']],
      [inContext({ runAsNonRoot: 1 }), [`${CONTEXT}.runAsNonRoot`]],
      [withUsers(inContainer({})), [`${CONTEXT}.runAsNonRoot`], 34],
      [on('windows', inContainer({})), [`${CONTEXT}.runAsNonRoot`]],
    ],
    pass: [
      [inPod({ runAsNonRoot: true })], [inContext({ runAsNonRoot: true })], [withUsers(inContainer({})), 35],
      [{ spec: { securityContext: { runAsNonRoot: null }, containers: [{ securityContext: { runAsNonRoot: true } }] } }],
    ],
  },
  runAsUser: {
    fail: [
      [inPod({ runAsUser: 0 }), ['spec.securityContext.runAsUser'], 23],
      [inContext({ runAsUser: 0 }), [`${CONTEXT}.runAsUser`]],
      [inContext({ runAsUser: '1000' }), [`${CONTEXT}.runAsUser`]],
      [inContext({ runAsUser: NaN }), [`${CONTEXT}.runAsUser`]],
      [withUsers(inPod({ runAsUser: 0 })), ['spec.securityContext.runAsUser'], 34],
    ],
    pass: [[inPod({ runAsUser: 1000 })], [inContext({ runAsUser: null })], [inPod({ runAsUser: 0 }), 22], [withUsers(inPod({ runAsUser: 0 })), 35]],
  },
  seccompProfile_restricted: {
    fail: [
      [inContainer({}), [`${CONTEXT}.seccompProfile.type`], 19],
      [inPod({ seccompProfile: { type: 'Unconfined' } }), ['spec.securityContext.seccompProfile.type']],
      [inPod({ seccompProfile: {} }), ['spec.securityContext.seccompProfile.type']],
      [
        { spec: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } }, containers: [{ securityContext: { seccompProfile: {} } }] } },
        [`${CONTEXT}.seccompProfile.type`],
      ],
      [inContext({ seccompProfile: { type: ['RuntimeDefault'] } }), [`${CONTEXT}.seccompProfile.type`]],
      [on('windows', inContainer({})), [`${CONTEXT}.seccompProfile.type`], 24],
    ],
    pass: [
      [inPod({ seccompProfile: { type: 'RuntimeDefault' } })], [inPod({ seccompProfile: { type: 'Localhost', localhostProfile: 'a' } })],
      [inContext({ seccompProfile: { type: 'RuntimeDefault' } })], [inContainer({}), 18], [on('windows', inContainer({})), 25],
    ],
  },
  capabilities_restricted: {
    fail: [
      [inContainer({}), [`${CONTEXT}.capabilities.drop`], 22],
      ...[['all'], ['NET_RAW'], [], null].map((drop): [object, string[]] =>
        [inContext({ capabilities: { drop } }), [`${CONTEXT}.capabilities.drop`]]),
      [inContext({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }), [`${CONTEXT}.capabilities.add`]],
      [inContext({ capabilities: { add: ['NET_RAW'] } }), [`${CONTEXT}.capabilities.drop`, `${CONTEXT}.capabilities.add`]],
      [on('windows', inContainer({})), [`${CONTEXT}.capabilities.drop`], 24],
    ],
    pass: [
      [inContext({ capabilities: { drop: ['ALL'] } })], [inContext({ capabilities: { drop: ['NET_RAW', 'ALL'], add: ['NET_BIND_SERVICE'] } })],
      [inContext({ capabilities: { drop: ['ALL'], add: null } })], [inContainer({}), 21], [on('windows', inContainer({})), 25],
    ],
  },
};

test('every control has a table', () => {
  expect(Object.keys(TABLES).sort()).toEqual(POD_SECURITY_CONTROLS.map(({ id }) => id).sort());
});

describe.each(Object.entries(TABLES))('%s', (control, { fail, pass }) => {
  test.each(fail.map(([pod, paths, version]) => ({ pod, paths, version })))('forbids $pod (version $version)', ({ pod, paths, version }) => {
    expect(finds(control, pod, version)).toEqual(paths);
  });

  test.each(pass.map(([pod, version]) => ({ pod, version })))('allows $pod (version $version)', ({ pod, version }) => {
    expect(finds(control, pod, version)).toEqual([]);
  });
});

test.each(Object.entries(TABLES))('%s has the same violations in the relevant part of a pod', (_, { fail, pass }) => {
  for (const [pod] of [...fail, ...pass]) {
    expect(evaluatePodSecurityByVersion(relevantPart(pod), 'restricted')).toEqual(evaluatePodSecurityByVersion(pod, 'restricted'));
  }
});

const inDrop = (drop: unknown) => inContext({ capabilities: { drop } });

/** Pods that the API server cannot decode, and the path of the value to fix. */
const UNDECODABLE: readonly (readonly [pod: object, path: string])[] = [
  [{ spec: 'x' }, 'spec'],
  [{ spec: [] }, 'spec'],
  [{ metadata: 'x' }, 'metadata'],
  [{ metadata: { annotations: ['container.apparmor.security.beta.kubernetes.io/app'] } }, 'metadata.annotations'],
  [inAnnotation(true), 'metadata.annotations[\'container.apparmor.security.beta.kubernetes.io/app\']'],
  [{ spec: { containers: 0 } }, 'spec.containers'],
  [{ spec: { containers: { app: { securityContext: { privileged: true } } } } }, 'spec.containers'],
  [{ spec: { initContainers: ['app'] } }, 'spec.initContainers[0]'],
  [{ spec: { securityContext: [], containers: [] } }, 'spec.securityContext'],
  [inContext([{ privileged: true }]), CONTEXT],
  [inContainer({ securityContext: 'restricted' }), CONTEXT],
  [inContext({ capabilities: ['NET_RAW'] }), `${CONTEXT}.capabilities`],
  [inContext({ capabilities: [] }), `${CONTEXT}.capabilities`],
  [inContext({ capabilities: { add: 'CHOWN' } }), `${CONTEXT}.capabilities.add`],
  [inContext({ capabilities: { drop: ['ALL'], add: 'NET_BIND_SERVICE' } }), `${CONTEXT}.capabilities.add`],
  [inDrop('ALL'), `${CONTEXT}.capabilities.drop`],
  [inDrop({ ALL: true }), `${CONTEXT}.capabilities.drop`],
  [{ spec: { volumes: { name: 'a', hostPath: { path: '/' } } } }, 'spec.volumes'],
  [{ spec: { volumes: { a: { nfs: {} } } } }, 'spec.volumes'],
  [inVolume('hostPath'), 'spec.volumes[0]'],
  [inVolume(7), 'spec.volumes[0]'],
  [inVolume({ name: 'a', hostPath: '/' }), 'spec.volumes[0].hostPath'],
  [inContainer({ ports: { hostPort: 80 } }), 'spec.containers[0].ports'],
  [inContainer({ ports: [80] }), 'spec.containers[0].ports[0]'],
  [inContainer({ lifecycle: 'preStop' }), 'spec.containers[0].lifecycle'],
  [inContext({ appArmorProfile: 'RuntimeDefault' }), `${CONTEXT}.appArmorProfile`],
  [inContext({ seccompProfile: 'RuntimeDefault' }), `${CONTEXT}.seccompProfile`],
  [inContext({ seccompProfile: { type: ['RuntimeDefault'] } }), `${CONTEXT}.seccompProfile.type`],
  [inContext({ seLinuxOptions: 'spc_t' }), `${CONTEXT}.seLinuxOptions`],
  [inPod({ sysctls: ['net.ipv4.tcp_syncookies'] }), 'spec.securityContext.sysctls[0]'],
  [inPod({ sysctls: { name: 'kernel.msgmax' } }), 'spec.securityContext.sysctls'],
  [inContext({ allowPrivilegeEscalation: 'false' }), `${CONTEXT}.allowPrivilegeEscalation`],
  [inContext({ runAsUser: '1000' }), `${CONTEXT}.runAsUser`],
  [inContext({ privileged: 'true' }), `${CONTEXT}.privileged`],
];

// A wrong type is one input error of its object, regardless of controls; the rest of the pod is still evaluated.
test.each(UNDECODABLE)('%j is not decoded because of %s', (pod, path) => {
  const { checked, refusal } = checkManifest({ apiVersion: 'v1', kind: 'Pod' }, 'web', { apiVersion: 'v1', kind: 'Pod', ...pod });
  expect(refusal && formatPath(refusal.path)).toBe(path);
  expect(checked.unreadable?.map(formatPath)).toEqual([path]);
  expect(evaluatePodSecurity(checked.manifest, { level: 'restricted' })).toEqual(expect.any(Array));
});

test.each<[pod: object, path: string]>([
  [inContext({ privileged: 'true' }), `${CONTEXT}.privileged`],
  [inContext({ allowPrivilegeEscalation: 'false' }), `${CONTEXT}.allowPrivilegeEscalation`],
  [inContext({ runAsUser: '1000' }), `${CONTEXT}.runAsUser`],
  [inContext({ seccompProfile: { type: ['RuntimeDefault'] } }), `${CONTEXT}.seccompProfile.type`],
  [inAnnotation(true), 'metadata.annotations[\'container.apparmor.security.beta.kubernetes.io/app\']'],
])('%j: an undecodable value does not count as safe', (pod, path) => {
  const { checked } = checkManifest({ apiVersion: 'v1', kind: 'Pod' }, 'web', { apiVersion: 'v1', kind: 'Pod', ...pod });
  expect(evaluatePodSecurity(checked.manifest, { level: 'restricted' }).map(violation => formatPath(violation.path))).toContain(path);
});

test('the relevant part excludes fields that differ between most pods of an app', () => {
  const context = { allowPrivilegeEscalation: false };
  const container = { name: 'app', securityContext: context };
  expect(relevantPart({
    metadata: { name: 'web', labels: { app: 'web' } },
    spec: { serviceAccountName: 'web', hostNetwork: true, containers: [{ ...container, image: 'web:v1', env: [], volumeMounts: [] }, null] },
  })).toEqual({ metadata: {}, spec: { hostNetwork: true, containers: [container, null] } });
});
