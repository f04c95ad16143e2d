import * as kplus from 'cdk8s-plus-28';
import { AcceptedRule, explainReason } from '../acceptance';
import { BASELINE_CAPABILITIES } from '../kubernetes/pod-security';
import { safeText } from '../text/safe-text';

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
 * It needs no other property: `Relaxation.writableRootFilesystem(reason, 'app')`
 * makes the root file system of `app` writable by itself.
 */
export class Relaxation {
  /**
   * Containers that may write to their root file system. Better: name the
   * directories they write to with `writableDirectories`.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static writableRootFilesystem(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('writableRootFilesystem', reason, containers);
  }

  /**
   * Containers whose process may be root.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static runAsRoot(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('runAsRoot', reason, containers);
  }

  /**
   * Containers whose processes may gain more privileges than they started with,
   * as set-uid programs do.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static privilegeEscalation(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('privilegeEscalation', reason, containers);
  }

  /**
   * Containers that own the node. Whoever takes over such a container has every
   * credential of every pod on it.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static privileged(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('privileged', reason, containers);
  }

  /**
   * Containers that get Linux capabilities back. `NET_BIND_SERVICE` needs no
   * relaxation: add it through the container's `securityContext`.
   *
   * @param reason Why, in at least 10 characters.
   * @param capabilities The capabilities, which are added.
   * @param containers The names of the containers.
   */
  public static addedCapabilities(reason: string, capabilities: kplus.Capability[], ...containers: string[]): Relaxation {
    if (capabilities.length === 0) {
      throw new Error("Relaxation.addedCapabilities names no capability; write Relaxation.addedCapabilities('reason', [Capability.NET_ADMIN], 'app')");
    }
    return Relaxation.ofContainers('addedCapabilities', reason, containers, capabilities);
  }

  /**
   * Containers without a seccomp filter.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static unconfinedSeccomp(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('unconfinedSeccomp', reason, containers);
  }

  /**
   * Containers that listen on ports of the node.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static hostPorts(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('hostPorts', reason, containers);
  }

  /**
   * Containers whose probes or lifecycle hooks call another host than the pod.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static probeHost(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('probeHost', reason, containers);
  }

  /**
   * Containers that get no memory limit by default.
   *
   * @param reason Why, in at least 10 characters.
   * @param containers The names of the containers.
   */
  public static unlimitedMemory(reason: string, ...containers: string[]): Relaxation {
    return Relaxation.ofContainers('unlimitedMemory', reason, containers);
  }

  /**
   * The pod uses the network of its node: no network policy governs it, and the
   * cloud's metadata endpoint answers it with the identity of the node.
   *
   * @param reason Why, in at least 10 characters.
   */
  public static hostNetwork(reason: string): Relaxation {
    return new Relaxation('hostNetwork', reason);
  }

  /**
   * The pod sees the processes of its node.
   *
   * @param reason Why, in at least 10 characters.
   */
  public static hostPid(reason: string): Relaxation {
    return new Relaxation('hostPid', reason);
  }

  /**
   * The pod shares the inter-process communication of its node.
   *
   * @param reason Why, in at least 10 characters.
   */
  public static hostIpc(reason: string): Relaxation {
    return new Relaxation('hostIpc', reason);
  }

  /**
   * The containers of the pod see each other's processes, and through
   * `/proc/<pid>/root` each other's files.
   *
   * @param reason Why, in at least 10 characters.
   */
  public static sharedProcessNamespace(reason: string): Relaxation {
    return new Relaxation('sharedProcessNamespace', reason);
  }

  /**
   * A container holds a token although the containers of the pod see each
   * other's files, so that each of them can read it.
   *
   * @param reason Why, in at least 10 characters.
   */
  public static tokenInSharedProcessNamespace(reason: string): Relaxation {
    return new Relaxation('tokenInSharedProcessNamespace', reason);
  }

  /**
   * Every container gets the addresses of all Services of the namespace in its
   * environment.
   *
   * @param reason Why, in at least 10 characters.
   */
  public static serviceLinks(reason: string): Relaxation {
    return new Relaxation('serviceLinks', reason);
  }

  /**
   * Volumes that are directories of the node.
   *
   * @param reason Why, in at least 10 characters.
   * @param volumes The names of the volumes.
   */
  public static hostPath(reason: string, ...volumes: string[]): Relaxation {
    return Relaxation.ofTargets('hostPath', reason, volumes, 'volume');
  }

  /**
   * Volumes of a type that Pod Security "restricted" does not list, such as NFS
   * or a disk of a cloud. Better: a PersistentVolumeClaim.
   *
   * @param reason Why, in at least 10 characters.
   * @param volumes The names of the volumes.
   */
  public static volumeTypes(reason: string, ...volumes: string[]): Relaxation {
    return Relaxation.ofTargets('volumeTypes', reason, volumes, 'volume');
  }

  /**
   * Kernel parameters that Pod Security does not count as safe.
   *
   * @param reason Why, in at least 10 characters.
   * @param names The names of the parameters.
   */
  public static sysctls(reason: string, ...names: string[]): Relaxation {
    return Relaxation.ofTargets('sysctls', reason, names, 'sysctl');
  }

  private static ofContainers(kind: RelaxationKind, reason: string, containers: string[], details?: readonly string[]): Relaxation {
    return Relaxation.ofTargets(kind, reason, containers, 'container', details);
  }

  private static ofTargets(kind: RelaxationKind, reason: string, targets: string[], noun: string, details?: readonly string[]): Relaxation {
    if (targets.length === 0) {
      throw new Error(safeText(`Relaxation.${kind} names no ${noun}; add the name of each ${noun} it is for after the reason`));
    }
    return new Relaxation(kind, reason, noun, targets, details);
  }

  /** Why. */
  public readonly reason: string;

  /** @internal */
  public readonly _kind: RelaxationKind;

  /**
   * The containers, volumes or parameters it is for.
   *
   * @internal
   */
  public readonly _targets: readonly string[];

  /** @internal */
  public readonly _noun: string;

  /** @internal */
  public readonly _details: readonly string[];

  private constructor(kind: RelaxationKind, reason: string, noun = 'pod', targets: readonly string[] = [], details: readonly string[] = []) {
    const problem = explainReason(reason);
    if (problem) { throw new Error(safeText(`Relaxation.${kind}: ${problem}`)); }
    this.reason = reason;
    this._kind = kind;
    this._noun = noun;
    this._targets = [...targets];
    this._details = [...details];
  }

  /**
   * The findings it accepts.
   *
   * @internal
   */
  public get _accepted(): { rule: AcceptedRule; key: string; reason: string }[] {
    return RULES[this._kind].flatMap(rule => this.keysFor(rule).map(key => ({ rule, key, reason: this.reason })));
  }

  private keysFor(rule: AcceptedRule): string[] {
    if (this._targets.length === 0) { return [this._noun]; }
    const targets = this._targets.map(target => `${this._noun} ${target}`);
    if (this._details.length === 0) { return targets; }
    const details = rule === 'capability-above-baseline' ? this._details.filter(capability => !BASELINE_CAPABILITIES.includes(capability)) : this._details;
    return targets.flatMap(target => details.map(detail => `${target} ${detail}`));
  }
}
