import { Random } from './random';

type Change = (random: Random, pod: any) => void;

/** Changes any container, including init containers. */
function inContainer(change: (random: Random, container: any) => void): Change {
  return (random, pod) => change(random, random.pick([...pod.spec.containers, ...pod.spec.initContainers ?? []]));
}

/** Changes the security context of the pod or of a container. */
function inContext(change: (random: Random, context: any) => void): Change {
  return (random, pod) => change(random, random.chance(0.4)
    ? pod.spec.securityContext ??= {}
    : random.pick([...pod.spec.containers, ...pod.spec.initContainers ?? []]).securityContext ??= {});
}

function context(random: Random, pod: any): any {
  return random.pick<any>([...pod.spec.containers, ...pod.spec.initContainers ?? []]).securityContext ??= {};
}

const CHANGES: readonly Change[] = [
  (random, pod) => { pod.spec[random.pick(['hostNetwork', 'hostPID', 'hostIPC'])] = random.chance(0.7); },
  (random, pod) => { pod.spec.hostUsers = random.chance(0.4); },
  (random, pod) => { context(random, pod).privileged = random.chance(0.7); },
  (random, pod) => { context(random, pod).allowPrivilegeEscalation = random.chance(0.5); },
  (random, pod) => { delete context(random, pod).allowPrivilegeEscalation; },
  (random, pod) => { context(random, pod).capabilities = { drop: random.pick([['ALL'], ['all'], ['NET_RAW'], [], ['ALL', 'NET_RAW']]) }; },
  (random, pod) => {
    context(random, pod).capabilities = { drop: ['ALL'], add: random.some(['NET_BIND_SERVICE', 'CHOWN', 'NET_ADMIN', 'SYS_TIME', 'SYS_PTRACE', 'AUDIT_WRITE'], 1, 2) };
  },
  (random, pod) => { delete context(random, pod).capabilities; },
  (random, pod) => {
    const source = random.pick<any>([
      { hostPath: { path: '/var' } }, { emptyDir: {} }, { configMap: { name: 'x' } }, { secret: { secretName: 'x' } },
      { nfs: { server: 'x', path: '/' } }, { persistentVolumeClaim: { claimName: 'x' } }, { downwardAPI: { items: [] } },
      { projected: { sources: [] } }, { csi: { driver: 'x' } }, { ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } },
      { iscsi: { targetPortal: 'x:1', iqn: 'iqn.2001-04.com.example:x', lun: 0 } }, { image: { reference: 'x', pullPolicy: 'Always' } },
    ]);
    (pod.spec.volumes ??= []).push({ name: `v${pod.spec.volumes.length}`, ...source });
  },
  inContainer((random, container) => {
    container.ports = [{ containerPort: 8080, ...random.chance(0.7) ? { hostPort: random.pick([0, 8080]) } : {} }];
  }),
  inContainer((random, container) => {
    container.livenessProbe = random.pick<any>([
      { httpGet: { port: 80, host: random.pick(['', '127.0.0.1', 'example.com']) } }, { tcpSocket: { port: 80, host: random.pick(['', 'example.com']) } },
      { httpGet: { port: 80 } }, { exec: { command: ['true'] } },
    ]);
  }),
  (random, pod) => {
    random.pick<any>(pod.spec.containers).lifecycle = {
      [random.pick(['preStop', 'postStart'])]: random.pick<any>([{ httpGet: { port: 80, host: 'example.com' } }, { httpGet: { port: 80 } }, { tcpSocket: { port: 80, host: '127.0.0.1' } }]),
    };
  },
  inContext((random, target) => { target.appArmorProfile = { type: random.pick(['RuntimeDefault', 'Unconfined']) }; }),
  (random, pod) => {
    pod.metadata.annotations = { 'container.apparmor.security.beta.kubernetes.io/app': random.pick(['runtime/default', 'localhost/x', 'unconfined']) };
  },
  inContext((random, target) => {
    target.seLinuxOptions = random.pick<any>([{ type: 'container_t' }, { type: 'spc_t' }, { type: 'container_engine_t' }, { user: 'x' }, { role: 'x' }, { level: 's0' }, { type: '' }]);
  }),
  (random, pod) => { context(random, pod).procMount = random.pick(['Default', 'Unmasked']); },
  // Validation refuses it unless the pod has its own user namespace.
  (random, pod) => { pod.spec.hostUsers = false; context(random, pod).procMount = 'Unmasked'; },
  inContext((random, target) => { target.seccompProfile = random.pick<any>([{ type: 'RuntimeDefault' }, { type: 'Unconfined' }, { type: 'Localhost', localhostProfile: 'x.json' }]); }),
  (_, pod) => { delete pod.spec.securityContext.seccompProfile; },
  (random, pod) => {
    pod.spec.securityContext.sysctls = random.some([
      'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range', 'net.ipv4.ip_unprivileged_port_start',
      'net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_rmem', 'kernel.msgmax', 'net.core.somaxconn',
    ], 1, 2).map(name => ({ name, value: '1' }));
  },
  inContext((random, target) => { target.runAsNonRoot = random.chance(0.5); }),
  (_, pod) => { delete pod.spec.securityContext.runAsNonRoot; },
  inContext((random, target) => { target.runAsUser = random.pick([0, 1, 1000]); }),
  inContext((random, target) => { target.windowsOptions = { hostProcess: random.chance(0.5) }; }),
  // Only such a pod may be a host process: on Windows, without settings that only Linux has.
  (_, pod) => {
    Object.assign(pod.spec, { hostNetwork: true, os: { name: 'windows' }, securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'x' } } });
    for (const container of [...pod.spec.containers, ...pod.spec.initContainers ?? []]) { delete container.securityContext; }
  },
  (random, pod) => { pod.spec.os = { name: random.pick(['linux', 'windows']) }; },
];

/** A pod that passes "restricted", with some changes that may violate it. */
export function randomPod(random: Random): any {
  const container = (name: string): any => ({
    name, image: 'x', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  });
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod' },
    spec: {
      serviceAccountName: 'default',
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [container('app'), ...random.chance(0.3) ? [container('sidecar')] : []],
      ...random.chance(0.4) ? { initContainers: [container('setup')] } : {},
    },
  };
  for (let changes = random.below(4); changes > 0; changes--) { random.pick(CHANGES)(random, pod); }
  return pod;
}

/** A container of such a pod. */
export function randomContainer(random: Random): any {
  return randomPod(random).spec.containers[0];
}
