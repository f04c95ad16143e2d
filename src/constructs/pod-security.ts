import { RuleAcceptance } from './_accept';
import { explainReason } from '../acceptance';
import { safeText } from '../text/safe-text';

/**
 * What a namespace demands of its pods: a level of the Pod Security Standards.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class PodSecurity {
  /** All that is known to harden a pod. Every hardened workload passes it. */
  public static restricted(): PodSecurity {
    return new PodSecurity('restricted');
  }

  /**
   * Only what prevents known privilege escalations. Its pods may run as root.
   *
   * @param reason Why, in at least 10 characters.
   * @throws if the reason is too short
   */
  public static baseline(reason: string): PodSecurity {
    return new PodSecurity('baseline', reason);
  }

  /**
   * Nothing. Its pods may take over their node.
   *
   * @param reason Why, in at least 10 characters.
   * @throws if the reason is too short
   */
  public static privileged(reason: string): PodSecurity {
    return new PodSecurity('privileged', reason);
  }

  /** The level, as the Pod Security Standards name it. */
  public readonly level: string;

  /** @internal */
  public readonly _accepted: readonly RuleAcceptance[];

  private constructor(level: string, reason?: string) {
    this.level = level;
    this._accepted = reason === undefined ? [] : [{ rule: 'pod-security-below-restricted', key: `enforce ${level}`, reason }];
    const problem = reason === undefined ? undefined : explainReason(reason);
    if (problem) { throw new Error(safeText(`PodSecurity.${level}: ${problem}`)); }
  }
}
