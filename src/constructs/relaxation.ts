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
 * The kind of a relaxation. The names are those of the static factories.
 *
 * @internal
 */
export type RelaxationKind =
  | 'writableRootFilesystem' | 'runAsRoot' | 'privilegeEscalation' | 'privileged' | 'addedCapabilities' | 'unconfinedSeccomp' | 'hostPorts'
  | 'probeHost' | 'unlimitedMemory'
  | 'hostNetwork' | 'hostPid' | 'hostIpc' | 'sharedProcessNamespace' | 'tokenInSharedProcessNamespace' | 'serviceLinks'
  | 'hostPath' | 'volumeTypes' | 'sysctls';

/** The rules whose findings each relaxation accepts. A privileged container can always escalate. */
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
 * Weakens one setting of a hardened workload, with a reason. The reason is
 * written to the annotations of the workload, where reviewers see it and an
 * audit accepts exactly that finding.
 *
 * No other property is needed: `Relaxation.writableRootFilesystem(reason)`
 * makes the root file system of the only container writable, and
 * `Relaxation.writableRootFilesystem(reason, { containers: ['app'] })` that of
 * `app`.
 *
 * @example
 * Relaxation.writableRootFilesystem('writes beside its binary', { containers: ['app'] })
 */
export class Relaxation {
  /**
   * Allows containers to write to their root file system. Prefer
   * `writableDirectories` for single directories.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static writableRootFilesystem(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('writableRootFilesystem', reason, options);
  }

  /**
   * Allows containers to run as root.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static runAsRoot(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('runAsRoot', reason, options);
  }

  /**
   * Allows processes of containers to gain more privileges than their parent,
   * as set-uid programs do.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static privilegeEscalation(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('privilegeEscalation', reason, options);
  }

  /**
   * Allows privileged containers, which control the node. A compromise of such
   * a container exposes all credentials of all pods on the node.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static privileged(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('privileged', reason, options);
  }

  /**
   * Allows containers to add Linux capabilities. `NET_BIND_SERVICE` needs no
   * relaxation: add it through the container's `securityContext`.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param capabilities The capabilities to add.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static addedCapabilities(reason: string, capabilities: kplus.Capability[], options: ContainerRelaxationOptions = {}): Relaxation {
    if (capabilities.length === 0) {
      throw new Error("Relaxation.addedCapabilities names no capability; write Relaxation.addedCapabilities('<reason>', [Capability.NET_ADMIN])");
    }
    return Relaxation.ofContainers('addedCapabilities', reason, options, capabilities);
  }

  /**
   * Allows containers to run without a seccomp filter.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static unconfinedSeccomp(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('unconfinedSeccomp', reason, options);
  }

  /**
   * Allows containers to use host ports.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static hostPorts(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('hostPorts', reason, options);
  }

  /**
   * Allows probes and lifecycle hooks of containers to call another host than
   * the pod.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static probeHost(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('probeHost', reason, options);
  }

  /**
   * Allows containers without a memory limit.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The containers, and the end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static unlimitedMemory(reason: string, options: ContainerRelaxationOptions = {}): Relaxation {
    return Relaxation.ofContainers('unlimitedMemory', reason, options);
  }

  /**
   * Allows the host network: network policies do not apply to the pod, and the
   * metadata endpoint of the cloud gives it the identity of the node.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static hostNetwork(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('hostNetwork', reason, options);
  }

  /**
   * Allows the host PID namespace: the pod sees the processes of its node.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static hostPid(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('hostPid', reason, options);
  }

  /**
   * Allows the host IPC namespace.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static hostIpc(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('hostIpc', reason, options);
  }

  /**
   * Allows a shared process namespace: the containers of the pod see each
   * other's processes and, through `/proc/<pid>/root`, each other's files.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static sharedProcessNamespace(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('sharedProcessNamespace', reason, options);
  }

  /**
   * Allows a token in a pod with a shared process namespace, where every
   * container can read it.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static tokenInSharedProcessNamespace(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('tokenInSharedProcessNamespace', reason, options);
  }

  /**
   * Allows service links: every container gets the addresses of all Services of
   * the namespace as environment variables.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, or an option is invalid
   */
  public static serviceLinks(reason: string, options: ReasonOptions = {}): Relaxation {
    return new Relaxation('serviceLinks', reason, options);
  }

  /**
   * Allows hostPath volumes.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param volumes The names of the volumes.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, no volume is named, or an option is invalid
   */
  public static hostPath(reason: string, volumes: string[], options: ReasonOptions = {}): Relaxation {
    return Relaxation.ofTargets('hostPath', reason, volumes, options, 'volume');
  }

  /**
   * Allows volumes of a type that Pod Security "restricted" does not allow,
   * such as NFS or a cloud disk. Prefer a PersistentVolumeClaim.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param volumes The names of the volumes.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, no volume is named, or an option is invalid
   */
  public static volumeTypes(reason: string, volumes: string[], options: ReasonOptions = {}): Relaxation {
    return Relaxation.ofTargets('volumeTypes', reason, volumes, options, 'volume');
  }

  /**
   * Allows kernel parameters (sysctls) that Pod Security does not consider
   * safe.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param names The names of the parameters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is shorter, no parameter is named, or an option is invalid
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

  /** Why it is needed. */
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
