import * as kplus from 'cdk8s-plus-28';
import { RuleAcceptance } from './_accept';
import { checkReason, REASON_OPTIONS } from './_check-reason';
import { ReasonOptions } from './reason-options';
import { AcceptedRule } from '../acceptance';
import { BASELINE_CAPABILITIES } from '../kubernetes/pod-security';
import { OptionNames } from '../text/options';
import { safeText } from '../text/safe-text';

/** Options of a relaxation of containers. */
export interface ContainerRelaxationOptions extends ReasonOptions {
  /**
   * The names of the containers it is for, init containers included.
   *
   * @default - the only regular container; with several, one must be named
   */
  readonly containers?: string[];
}

const CONTAINER_OPTIONS: OptionNames<ContainerRelaxationOptions> = { ...REASON_OPTIONS, containers: true };

/**
 * What a relaxation allows. The names are those of the static factories.
 *
 * @internal
 */
export type RelaxationKind =
  | 'writableRootFilesystem' | 'runAsRoot' | 'privilegeEscalation' | 'privileged' | 'addedCapabilities' | 'unconfinedSeccomp' | 'hostPorts'
  | 'probeHost' | 'unlimitedMemory'
  | 'hostNetwork' | 'hostPid' | 'hostIpc' | 'sharedProcessNamespace' | 'tokenInSharedProcessNamespace' | 'serviceLinks'
  | 'hostPath' | 'volumeTypes' | 'sysctls';

/** Which rules a relaxation accepts; a privileged container can always escalate. */
const RULES: { readonly [kind in RelaxationKind]: readonly AcceptedRule[] } = {
  writableRootFilesystem: ['writable-root-filesystem'],
  runAsRoot: ['run-as-root'],
  privilegeEscalation: ['privilege-escalation'],
  privileged: ['privileged-container', 'privilege-escalation'],
  addedCapabilities: ['added-capability', 'capability-above-baseline'],
  unconfinedSeccomp: ['seccomp-unconfined'],
  hostPorts: ['host-port'],
  probeHost: ['host-probe'],
  unlimitedMemory: ['missing-memory-limit'],
  hostNetwork: ['host-network'],
  hostPid: ['host-pid'],
  hostIpc: ['host-ipc'],
  sharedProcessNamespace: ['shared-process-namespace'],
  tokenInSharedProcessNamespace: ['token-in-shared-process-namespace'],
  serviceLinks: ['service-links'],
  hostPath: ['host-path-volume'],
  volumeTypes: ['restricted-volume-type'],
  sysctls: ['unsafe-sysctl'],
};

/**
 * A weakening of a hardened workload, with the reason for it. It stands in the
 * workload's annotations, so that a reviewer of the YAML sees it and an audit
 * accepts exactly that finding.
 *
 * It needs no other property: `Relaxation.writableRootFilesystem(reason)` makes
 * the root file system of the only container writable by itself, and
 * `Relaxation.writableRootFilesystem(reason, { containers: ['app'] })` that of `app`.
 *
 * @example
 * Relaxation.writableRootFilesystem('writes beside its binary', { containers: ['app'] })
 */
export class Relaxation {
  /**
   * Containers that may write to their root file system. Better: name the
   * directories they write to with `writableDirectories`.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static writableRootFilesystem(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('writableRootFilesystem', reason, options);
  }

  /**
   * Containers whose process may be root.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static runAsRoot(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('runAsRoot', reason, options);
  }

  /**
   * Containers whose processes may gain more privileges than they started with,
   * as set-uid programs do.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static privilegeEscalation(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('privilegeEscalation', reason, options);
  }

  /**
   * Containers that own the node. Whoever takes over such a container has every
   * credential of every pod on it.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static privileged(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('privileged', reason, options);
  }

  /**
   * Containers that get Linux capabilities back. `NET_BIND_SERVICE` needs no
   * relaxation: add it through the container's `securityContext`.
   *
   * @param reason Why, in at least 10 characters.
   * @param capabilities The capabilities, which are added.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static addedCapabilities(reason: string, capabilities: kplus.Capability[], options: ContainerRelaxationOptions = {}): Relaxation {
    if (capabilities.length === 0) {
      throw new Error("Relaxation.addedCapabilities names no capability; write Relaxation.addedCapabilities('<reason>', [Capability.NET_ADMIN])");
    }
    return Relaxation.ofContainers('addedCapabilities', reason, options, capabilities);
  }

  /**
   * Containers without a seccomp filter.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static unconfinedSeccomp(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('unconfinedSeccomp', reason, options);
  }

  /**
   * Containers that listen on ports of the node.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static hostPorts(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('hostPorts', reason, options);
  }

  /**
   * Containers whose probes or lifecycle hooks call another host than the pod.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static probeHost(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('probeHost', reason, options);
  }

  /**
   * Containers that get no memory limit by default.
   *
   * @param reason Why, in at least 10 characters.
   * @param options The containers, and what belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static unlimitedMemory(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('unlimitedMemory', reason, options);
  }

  /**
   * The pod uses the network of its node: no network policy governs it, and the
   * cloud's metadata endpoint answers it with the identity of the node.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static hostNetwork(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('hostNetwork', reason, options);
  }

  /**
   * The pod sees the processes of its node.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static hostPid(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('hostPid', reason, options);
  }

  /**
   * The pod shares the inter-process communication of its node.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static hostIpc(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('hostIpc', reason, options);
  }

  /**
   * The containers of the pod see each other's processes, and through
   * `/proc/<pid>/root` each other's files.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static sharedProcessNamespace(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('sharedProcessNamespace', reason, options);
  }

  /**
   * A container holds a token although the containers of the pod see each
   * other's files, so that each of them can read it.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static tokenInSharedProcessNamespace(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('tokenInSharedProcessNamespace', reason, options);
  }

  /**
   * Every container gets the addresses of all Services of the namespace in its
   * environment.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, or an option can't be one
   */
  public static serviceLinks(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('serviceLinks', reason, options);
  }

  /**
   * Volumes that are directories of the node.
   *
   * @param reason Why, in at least 10 characters.
   * @param volumes The names of the volumes.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, there is no volume, or an option can't be one
   */
  public static hostPath(reason: string, volumes: string[], options: ReasonOptions = {}): Relaxation {
    return Relaxation.ofTargets('hostPath', reason, volumes, options, 'volume');
  }

  /**
   * Volumes of a type that Pod Security "restricted" does not list, such as NFS
   * or a disk of a cloud. Better: a PersistentVolumeClaim.
   *
   * @param reason Why, in at least 10 characters.
   * @param volumes The names of the volumes.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, there is no volume, or an option can't be one
   */
  public static volumeTypes(reason: string, volumes: string[], options: ReasonOptions = {}): Relaxation {
    return Relaxation.ofTargets('volumeTypes', reason, volumes, options, 'volume');
  }

  /**
   * Kernel parameters that Pod Security does not count as safe.
   *
   * @param reason Why, in at least 10 characters.
   * @param names The names of the parameters.
   * @param options What belongs to the reason.
   * @throws if the reason is shorter, there is no parameter, or an option can't be one
   */
  public static sysctls(reason: string, names: string[], options: ReasonOptions = {}): Relaxation {
    return Relaxation.ofTargets('sysctls', reason, names, options, 'sysctl');
  }

  private static ofContainers(
    kind: RelaxationKind, reason: string, options: ContainerRelaxationOptions, details: readonly string[] = [],
  ): Relaxation {
    const relaxation = new Relaxation(kind, reason, options, { noun: 'container', targets: options.containers, details });
    if (options.containers?.length === 0) {
      throw new Error(safeText(`Relaxation.${kind} names an empty list of containers; write containers: ['app'], or leave it out for the only regular container`));
    }
    return relaxation;
  }

  private static ofTargets(kind: RelaxationKind, reason: string, targets: string[], options: ReasonOptions, noun: string): Relaxation {
    if (!Array.isArray(targets) || targets.length === 0) {
      throw new Error(safeText(`Relaxation.${kind} names no ${noun}; write Relaxation.${kind}('<reason>', ['<${noun}>'])`));
    }
    return new Relaxation(kind, reason, options, { noun, targets });
  }

  /** Why. */
  public readonly reason: string;

  /** @internal */
  public readonly _kind: RelaxationKind;

  /**
   * The containers, volumes or parameters it is for; unset for the only regular container.
   *
   * @internal
   */
  public readonly _targets?: readonly string[];

  /** @internal */
  public readonly _noun: string;

  /** @internal */
  public readonly _details: readonly string[];

  private readonly settings: ReasonOptions;

  private constructor(
    kind: RelaxationKind, reason: string, options: ReasonOptions,
    { noun, targets, details = [] }: { readonly noun: string; readonly targets?: readonly string[]; readonly details?: readonly string[] } = { noun: 'pod', targets: [] },
  ) {
    this.settings = checkReason(`Relaxation.${kind}`, reason, options, noun === 'container' ? CONTAINER_OPTIONS : REASON_OPTIONS);
    this.reason = reason;
    this._kind = kind;
    this._noun = noun;
    this._targets = targets && [...targets];
    this._details = [...details];
  }

  /** @internal */
  public get _acceptedRules(): readonly AcceptedRule[] {
    return RULES[this._kind];
  }

  /**
   * The findings it accepts.
   *
   * @param only The only regular container, if there is one.
   * @internal
   */
  public _acceptedWith(only: string | undefined): RuleAcceptance[] {
    return RULES[this._kind].flatMap(rule => this.keysFor(rule, only).map(key => ({ rule, key, reason: this.reason, ...this.settings })));
  }

  private keysFor(rule: AcceptedRule, only: string | undefined): string[] {
    if (this._noun === 'pod') { return [this._noun]; }
    const targets = (this._targets ?? (only === undefined ? [] : [only])).map(target => `${this._noun} ${target}`);
    if (this._details.length === 0) { return targets; }
    const details = rule === 'capability-above-baseline' ? this._details.filter(capability => !BASELINE_CAPABILITIES.includes(capability)) : this._details;
    return targets.flatMap(target => details.map(detail => `${target} ${detail}`));
  }
}
