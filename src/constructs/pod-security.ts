import { RuleAcceptance } from './_accept';
import { checkReason, REASON_OPTIONS } from './_check-reason';
import { ReasonOptions } from './reason-options';

/**
 * What a namespace demands of its pods: a level of the Pod Security Standards.
 *
 * @example
 * new SecureNamespace(chart, 'namespace', { podSecurity: PodSecurity.baseline('runs the agent of a vendor as root') });
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
   * @param options What belongs to the reason.
   * @throws if the reason is too short, or an option can't be one
   */
  public static baseline(reason: string, options: ReasonOptions = {}): PodSecurity {
    return PodSecurity.below('baseline', reason, options);
  }

  /**
   * Nothing. Its pods may take over their node.
   *
   * @param reason Why, in at least 10 characters.
   * @param options What belongs to the reason.
   * @throws if the reason is too short, or an option can't be one
   */
  public static privileged(reason: string, options: ReasonOptions = {}): PodSecurity {
    return PodSecurity.below('privileged', reason, options);
  }

  private static below(level: string, reason: string, options: ReasonOptions): PodSecurity {
    const settings = checkReason(`PodSecurity.${level}`, reason, options, REASON_OPTIONS);
    return new PodSecurity(level, [{ rule: 'pod-security-below-restricted', key: `enforce ${level}`, reason, ...settings }]);
  }

  /** The level, as the Pod Security Standards name it. */
  public readonly level: string;

  /** @internal */
  public readonly _accepted: readonly RuleAcceptance[];

  private constructor(level: string, accepted: readonly RuleAcceptance[] = []) {
    this.level = level;
    this._accepted = accepted;
  }
}
