import { RuleAcceptance } from './_accept';
import { checkReason, REASON_OPTIONS } from './_check-reason';
import { ReasonOptions } from './reason-options';

/**
 * The Pod Security Standard that a namespace enforces.
 *
 * @example
 * new SecureNamespace(chart, 'namespace', { podSecurity: PodSecurity.baseline('runs the agent of a vendor as root') });
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class PodSecurity {
  /** The level "restricted": current best practices. Every hardened workload passes it. */
  public static restricted(): PodSecurity {
    return new PodSecurity('restricted');
  }

  /**
   * The level "baseline": prevents known privilege escalations. Its pods may
   * run as root.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is too short, or an option is invalid
   */
  public static baseline(reason: string, options: ReasonOptions = {}): PodSecurity {
    return PodSecurity.below('baseline', reason, options);
  }

  /**
   * The level "privileged": no restrictions. Its pods may take over their node.
   *
   * @param reason Why it is needed, in at least 10 characters.
   * @param options The end, owner and ticket of the reason.
   * @throws if the reason is too short, or an option is invalid
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
