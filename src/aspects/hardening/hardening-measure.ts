/**
 * What `Hardening` does only when it is asked to, because it could break a
 * program. All of it is done by our own constructs from the start.
 */
export enum HardeningMeasure {
  /**
   * A seccomp filter, the one of the container runtime. Breaks programs that
   * need io_uring, kernel key rings or user namespaces of their own.
   */
  SECCOMP_PROFILE = 'seccomp-profile',
  /**
   * No process gains more privileges than it started with. Breaks set-uid
   * programs such as sudo and ping, and file capabilities.
   */
  NO_PRIVILEGE_ESCALATION = 'no-privilege-escalation',
  /**
   * No Linux capabilities but those the container adds itself. Breaks what is
   * done as root, such as changing owners and users, and a program with file
   * capabilities, which does not even start.
   */
  DROP_CAPABILITIES = 'drop-capabilities',
  /** Root is refused. Breaks containers whose image runs as root, or names its user by name. */
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
   * has none: 128 MiB requested and 512 MiB at most. Ends containers that need
   * more memory. Workloads of cdk8s-plus keep the limit that they render, 2 GiB.
   */
  RESOURCE_DEFAULTS = 'resource-defaults',
  /**
   * No token that Kubernetes mounts by itself, whatever its account may do.
   * Breaks containers that call the Kubernetes API; name these with `apiAccess`.
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
   * Those that Pod Security "restricted" demands.
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
