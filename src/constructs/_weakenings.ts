import * as kplus from 'cdk8s-plus-28';
import { annotationsOf } from './_annotations';
import { Relaxations } from './_relaxations';
import { claimTemplateNames } from './_stateful-set-pod-spec';
import { RelaxationKind } from './relaxation';
import { SAFE_SYSCTLS } from '../kubernetes/pod-security';

/** The volume types that Pod Security "restricted" allows, as spelled in the L1 types. */
const RESTRICTED_VOLUME_TYPES = ['configMap', 'csi', 'downwardApi', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];

/** A property by which cdk8s-plus weakens a container. */
interface ContainerWeakness {
  readonly property: string;
  /** The relaxations that allow it. Messages advise the first. */
  readonly relaxations: readonly RelaxationKind[];
  isWeak(container: kplus.Container): boolean;
}

const CONTAINER_WEAKNESSES: readonly ContainerWeakness[] = [
  { property: 'privileged: true', relaxations: ['privileged'], isWeak: ({ securityContext }) => securityContext.privileged },
  {
    property: 'allowPrivilegeEscalation: true',
    relaxations: ['privilegeEscalation', 'privileged'],
    isWeak: ({ securityContext }) => securityContext.allowPrivilegeEscalation === true,
  },
  { property: 'ensureNonRoot: false', relaxations: ['runAsRoot'], isWeak: ({ securityContext }) => !securityContext.ensureNonRoot },
  { property: 'user: 0', relaxations: ['runAsRoot'], isWeak: ({ securityContext }) => securityContext.user === 0 },
  {
    property: 'readOnlyRootFilesystem: false',
    relaxations: ['writableRootFilesystem'],
    isWeak: ({ securityContext }) => !securityContext.readOnlyRootFilesystem,
  },
  {
    property: "the seccomp profile 'Unconfined'",
    relaxations: ['unconfinedSeccomp'],
    isWeak: ({ securityContext }) => securityContext.seccompProfile?.type === kplus.SeccompProfileType.UNCONFINED,
  },
  { property: 'a hostPort', relaxations: ['hostPorts'], isWeak: ({ ports }) => ports.some(port => port.hostPort) },
  { property: 'a probe or lifecycle hook with a host', relaxations: ['probeHost'], isWeak: callsAnotherHost },
];

/** The properties of cdk8s-plus that weaken a container without a relaxation. */
export function containerWeakenings(container: kplus.Container, relaxations: Relaxations): string[] {
  const { name } = container;
  const found: string[] = [];
  for (const { property, relaxations: kinds, isWeak } of CONTAINER_WEAKNESSES) {
    if (isWeak(container) && !kinds.some(kind => relaxations.has(kind, name))) {
      found.push(containerProblem(name, property, `${kinds[0]}('<reason>', { containers: ['${name}'] })`));
    }
  }
  for (const capability of container.securityContext.capabilities?.add ?? []) {
    if (capability !== kplus.Capability.NET_BIND_SERVICE && !relaxations.capabilitiesOf(name).includes(capability)) {
      found.push(containerProblem(name, `the added capability ${capability}`, `addedCapabilities('<reason>', [Capability.${capability}], { containers: ['${name}'] })`));
    }
  }
  return found;
}

function containerProblem(name: string, property: string, remedy: string): string {
  return `the container '${name}' has ${property}; remove it, or write relaxations: [Relaxation.${remedy}]`;
}

/** The properties of cdk8s-plus that weaken a whole pod without a relaxation. */
export function podWeakenings(pod: kplus.AbstractPod, relaxations: Relaxations): string[] {
  const found: string[] = [];
  const { securityContext: context } = pod;
  if (pod.automountServiceAccountToken) {
    found.push('automountServiceAccountToken: true is always refused, because it mounts a token into every container; name those that need one with apiAccess or mountToken()');
  }
  if (pod.hostNetwork && !relaxations.has('hostNetwork')) {
    found.push("the pod has hostNetwork: true; remove it, or write relaxations: [Relaxation.hostNetwork('<reason>')]");
  }
  // cdk8s-plus has these two from 32 on.
  if ('shareProcessNamespace' in pod && pod.shareProcessNamespace && !relaxations.has('sharedProcessNamespace')) {
    found.push("the pod has shareProcessNamespace: true; remove it, or write relaxations: [Relaxation.sharedProcessNamespace('<reason>')]");
  }
  if ('enableServiceLinks' in pod && pod.enableServiceLinks && !relaxations.has('serviceLinks')) {
    found.push("the pod has enableServiceLinks: true; remove it, or write relaxations: [Relaxation.serviceLinks('<reason>')]");
  }
  for (const [weak, property] of [[!context.ensureNonRoot, 'ensureNonRoot: false'], [context.user === 0, 'user: 0']] as const) {
    if (weak && !relaxations.has('runAsRoot')) {
      found.push(`the pod has ${property}; remove it, or write relaxations: [Relaxation.runAsRoot('<reason>', { containers: ['<container>'] })]`);
    }
  }
  for (const { name } of context.sysctls) {
    if (!SAFE_SYSCTLS.includes(name) && !relaxations.has('sysctls', name)) {
      found.push(`the pod sets the kernel parameter '${name}', which Pod Security does not count as safe; remove it, or write relaxations: [Relaxation.sysctls('<reason>', ['${name}'])]`);
    }
  }
  return found;
}

const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** The annotations of its pods with which a workload switches AppArmor off. There is no relaxation for it. */
export function annotationWeakenings(pod: kplus.AbstractPod): string[] {
  return Object.entries(annotationsOf(pod.podMetadata))
    .filter(([key, value]) => key.startsWith(APP_ARMOR_ANNOTATION) && value === 'unconfined')
    .map(([key]) => `the pods have the annotation ${key}: unconfined, which switches AppArmor off; remove it, or name a profile with localhost/<profile>`);
}

/** The volumes of a type that Pod Security "restricted" does not allow, without a relaxation. */
export function volumeWeakenings(volumes: readonly kplus.Volume[], relaxations: Relaxations): string[] {
  return volumes.flatMap(volume => {
    const { name } = volume;
    const type = volumeType(volume);
    if (type === undefined || RESTRICTED_VOLUME_TYPES.includes(type)) { return []; }
    const kind = type === 'hostPath' ? 'hostPath' : 'volumeTypes';
    return relaxations.has(kind, name) ? []
      : [`the volume '${name}' is of type ${type}; use another, or write relaxations: [Relaxation.${kind}('<reason>', ['${name}'])]`];
  });
}

/** The volumes that stay empty because no claim template of the pod has their name. */
export function emptyVolumes(pod: kplus.AbstractPod, volumes: readonly kplus.Volume[]): string[] {
  const templates = claimTemplateNames(pod);
  return volumes.filter(volume => volumeType(volume) === undefined && !templates.includes(volume.name)).map(({ name }) =>
    `the volume '${name}' has no source, and no claim template has its name; add a claim template of that name, or use another volume`);
}

function volumeType(volume: kplus.Volume): string | undefined {
  const { name, ...source } = volume._toKube();
  return Object.entries(source).find(([, value]) => value !== undefined)?.[0];
}

interface Action {
  readonly httpGet?: { readonly host?: string };
  readonly tcpSocket?: { readonly host?: string };
}

interface RenderedAction {
  _toKube(container: kplus.Container): Action;
}

/** Private in cdk8s-plus; visible only in the rendered container. */
interface ContainerActions {
  readonly _readiness?: RenderedAction;
  readonly _liveness?: RenderedAction;
  readonly _startup?: RenderedAction;
  readonly _lifecycle?: { readonly postStart?: RenderedAction; readonly preStop?: RenderedAction };
}

function callsAnotherHost(container: kplus.Container): boolean {
  return hostsOfActions(container).length > 0;
}

/** The hosts that the probes and lifecycle hooks of a container name. */
export function hostsOfActions(container: kplus.Container): string[] {
  const { _readiness, _liveness, _startup, _lifecycle } = container as unknown as ContainerActions;
  return [_readiness, _liveness, _startup, _lifecycle?.postStart, _lifecycle?.preStop].flatMap(action => {
    const { httpGet, tcpSocket } = action?._toKube(container) ?? {};
    const host = httpGet?.host ?? tcpSocket?.host;
    return host ? [host] : [];
  });
}
