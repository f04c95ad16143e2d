/**
 * Measures that `Hardening` applies only on request, because they could break a
 * program. The Secure... constructs apply all of them by default.
 */
export enum HardeningMeasure {
  /**
   * The default seccomp filter of the container runtime. Breaks programs that
   * need io_uring, kernel key rings or their own user namespaces.
   */
  SECCOMP_PROFILE = 'seccomp-profile',
  /**
   * No process gains more privileges than it started with. Breaks set-uid
   * programs such as sudo and ping, and file capabilities.
   */
  NO_PRIVILEGE_ESCALATION = 'no-privilege-escalation',
  /**
   * No Linux capabilities except those the container adds itself. Breaks
   * operations as root, such as changing owners and users, and programs with
   * file capabilities, which do not start.
   */
  DROP_CAPABILITIES = 'drop-capabilities',
  /** Refuses to run as root. Breaks containers whose image runs as root, or sets its user by name. */
  RUN_AS_NON_ROOT = 'run-as-non-root',
  /**
   * A read-only root file system, with a writable `/tmp` of 64 Mi. Breaks
   * programs that write to any other directory of their image.
   */
  READ_ONLY_ROOT_FILESYSTEM = 'read-only-root-filesystem',
  /** No addresses of Services in the environment. Breaks programs that look for them there instead of in DNS. */
  NO_SERVICE_LINKS = 'no-service-links',
  /**
   * The requests and the memory limit of `ResourceDefaults` where a container
   * has none: 128 MiB requested and 512 MiB at most. Containers that need more
   * memory are killed. Workloads of cdk8s-plus keep the limit that they render,
   * 2 GiB.
   */
  RESOURCE_DEFAULTS = 'resource-defaults',
  /**
   * No automounted token, regardless of the permissions of its account. Breaks
   * containers that call the Kubernetes API; name these with `apiAccess`.
   */
  NO_AUTOMOUNT = 'no-automount',
}

/** Sets of measures to choose from. */
export class HardeningMeasures {
  /** All measures. */
  public static all(): HardeningMeasure[] {
    return Object.values(HardeningMeasure);
  }

  /**
   * The measures that Pod Security "restricted" requires.
   *
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  public static restricted(): HardeningMeasure[] {
    return [
      HardeningMeasure.SECCOMP_PROFILE,
      HardeningMeasure.NO_PRIVILEGE_ESCALATION,
      HardeningMeasure.DROP_CAPABILITIES,
      HardeningMeasure.RUN_AS_NON_ROOT,
    ];
  }

  private constructor() {}
}
