import * as kplus from 'cdk8s-plus-28';
import { annotationsOf } from './_annotations';
import { Relaxations } from './_relaxations';
import { SAFE_SYSCTLS } from '../kubernetes/pod-security';

/** The volume types of Pod Security "restricted", as the L1 types spell them. */
const RESTRICTED_VOLUME_TYPES = ['configMap', 'csi', 'downwardApi', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];

/** The properties of cdk8s-plus that weaken a container without a relaxation. */
export function containerWeakenings(container: kplus.Container, relaxations: Relaxations): string[] {
  const { name, securityContext: context } = container;
  const found: string[] = [];
  const require = (weak: boolean, property: string, relaxed: boolean, remedy: string): void => {
    if (weak && !relaxed) {
      found.push(`the container '${name}' has ${property}; remove it, or write relaxations: [Relaxation.${remedy}]`);
    }
  };
  const simple = (weak: boolean, property: string, kind: 'privileged' | 'runAsRoot' | 'writableRootFilesystem' | 'unconfinedSeccomp' | 'hostPorts' | 'probeHost'): void =>
    require(weak, property, relaxations.has(kind, name), `${kind}('<reason>', '${name}')`);

  simple(context.privileged, 'privileged: true', 'privileged');
  require(context.allowPrivilegeEscalation === true, 'allowPrivilegeEscalation: true',
    relaxations.has('privilegeEscalation', name) || relaxations.has('privileged', name), `privilegeEscalation('<reason>', '${name}')`);
  simple(!context.ensureNonRoot, 'ensureNonRoot: false', 'runAsRoot');
  simple(context.user === 0, 'user: 0', 'runAsRoot');
  simple(!context.readOnlyRootFilesystem, 'readOnlyRootFilesystem: false', 'writableRootFilesystem');
  simple(context.seccompProfile?.type === kplus.SeccompProfileType.UNCONFINED, "the seccomp profile 'Unconfined'", 'unconfinedSeccomp');
  simple(container.ports.some(port => port.hostPort), 'a hostPort', 'hostPorts');
  simple(callsAnotherHost(container), 'a probe or lifecycle hook with a host', 'probeHost');
  const relaxed = relaxations.capabilitiesOf(name);
  for (const capability of context.capabilities?.add ?? []) {
    require(capability !== kplus.Capability.NET_BIND_SERVICE, `the added capability ${capability}`, relaxed.includes(capability),
      `addedCapabilities('<reason>', [Capability.${capability}], '${name}')`);
  }
  return found;
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
  for (const [weak, property] of [[!context.ensureNonRoot, 'ensureNonRoot: false'], [context.user === 0, 'user: 0']] as const) {
    if (weak && !relaxations.has('runAsRoot')) {
      found.push(`the pod has ${property}; remove it, or write relaxations: [Relaxation.runAsRoot('<reason>', '<container>')]`);
    }
  }
  for (const { name } of context.sysctls) {
    if (!SAFE_SYSCTLS.includes(name) && !relaxations.has('sysctls', name)) {
      found.push(`the pod sets the kernel parameter '${name}', which Pod Security does not count as safe; remove it, or write relaxations: [Relaxation.sysctls('<reason>', '${name}')]`);
    }
  }
  return found;
}

const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** The annotations of its pods by which a workload switches AppArmor off. There is no relaxation for it. */
export function annotationWeakenings(pod: kplus.AbstractPod): string[] {
  return Object.entries(annotationsOf(pod.podMetadata))
    .filter(([key, value]) => key.startsWith(APP_ARMOR_ANNOTATION) && value === 'unconfined')
    .map(([key]) => `the pods have the annotation ${key}: unconfined, which switches AppArmor off; remove it, or name a profile with localhost/<profile>`);
}

/** The volumes of a type that Pod Security "restricted" does not allow, without a relaxation. */
export function volumeWeakenings(volumes: readonly kplus.Volume[], relaxations: Relaxations): string[] {
  return volumes.flatMap(volume => {
    const { name, ...source } = volume._toKube();
    const type = Object.entries(source).find(([, value]) => value !== undefined)?.[0] ?? 'unknown';
    if (RESTRICTED_VOLUME_TYPES.includes(type)) { return []; }
    const kind = type === 'hostPath' ? 'hostPath' : 'volumeTypes';
    return relaxations.has(kind, name) ? []
      : [`the volume '${name}' is of type ${type}; use another, or write relaxations: [Relaxation.${kind}('<reason>', '${name}')]`];
  });
}

interface Action {
  readonly httpGet?: { readonly host?: string };
  readonly tcpSocket?: { readonly host?: string };
}

interface RenderedAction {
  _toKube(container: kplus.Container): Action;
}

/** cdk8s-plus keeps these to itself; it never shows them but in the rendered container. */
interface ContainerActions {
  readonly _readiness?: RenderedAction;
  readonly _liveness?: RenderedAction;
  readonly _startup?: RenderedAction;
  readonly _lifecycle?: { readonly postStart?: RenderedAction; readonly preStop?: RenderedAction };
}

function callsAnotherHost(container: kplus.Container): boolean {
  const { _readiness, _liveness, _startup, _lifecycle } = container as unknown as ContainerActions;
  return [_readiness, _liveness, _startup, _lifecycle?.postStart, _lifecycle?.preStop].some(action => {
    const rendered = action?._toKube(container);
    return Boolean(rendered?.httpGet?.host ?? rendered?.tcpSocket?.host);
  });
}
