/** The outcome of one measure of `Hardening`. */
export enum HardeningOutcome {
  /** It was hardened. */
  CHANGED = 'changed',
  /** It was not hardened, because that could break the program. */
  COULD_BREAK = 'could-break',
  /** It was not changed: the manifest explicitly weakens it, or it can't be read. */
  KEPT = 'kept',
  /** The token was removed on request although its account has permissions. */
  LOST_TOKEN = 'lost-token',
}

/** One measure that `Hardening` applied or skipped. */
export interface HardeningEntry {
  /** The kind of the object. */
  readonly kind: string;

  /**
   * The name of the object.
   *
   * @default - the object has none
   */
  readonly name?: string;

  /**
   * The namespace of the object.
   *
   * @default - not known
   */
  readonly namespace?: string;

  /** The path of the construct that renders the object. */
  readonly constructPath: string;

  /**
   * The container.
   *
   * @default - the entry is about the whole object
   */
  readonly container?: string;

  /** The measure, the Pod Security control or the field. */
  readonly measure: string;

  /** The outcome. */
  readonly outcome: HardeningOutcome;

  /** What changed or would change, and why, in one sentence. */
  readonly message: string;

  /**
   * The line of code that requests the skipped measure.
   *
   * @default - no measure was skipped
   */
  readonly lineToWrite?: string;
}

/** A workload that `Hardening` checked. */
export interface HardeningWorkload {
  /** The kind of the object. */
  readonly kind: string;

  /**
   * The name of the object.
   *
   * @default - the object has none
   */
  readonly name?: string;

  /**
   * The namespace of the object.
   *
   * @default - not known
   */
  readonly namespace?: string;

  /** The path of the construct that renders the object. */
  readonly constructPath: string;

  /**
   * Why its pods do not pass Pod Security "restricted" in any known version of
   * Kubernetes, including accepted findings. Empty if they pass.
   */
  readonly notRestricted: string[];
}

/** The report of `Hardening` for the last synth. */
export interface HardeningReport {
  /** The applied and skipped measures, in the order of the manifests. */
  readonly entries: HardeningEntry[];

  /** The checked workloads. */
  readonly workloads: HardeningWorkload[];
}
