/** What became of one thing that `Hardening` looked at. */
export enum HardeningOutcome {
  /** It was hardened. */
  CHANGED = 'changed',
  /** It would be hardened if that could not break the program. */
  COULD_BREAK = 'could-break',
  /** It stays as it is: somebody wrote down that it should be weak, or it can't be read. */
  KEPT = 'kept',
  /** The token was taken away on request although its account has permissions. */
  LOST_TOKEN = 'lost-token',
}

/** One thing that `Hardening` did or left alone. */
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
   * @default - it is about the whole object
   */
  readonly container?: string;

  /** The measure, or the field or control of Pod Security that it is about. */
  readonly measure: string;

  /** What became of it. */
  readonly outcome: HardeningOutcome;

  /** What happened, or would, and why, in one sentence. */
  readonly message: string;

  /**
   * The line of code that asks for what was not done.
   *
   * @default - there is nothing to ask for
   */
  readonly lineToWrite?: string;
}

/** A workload that `Hardening` looked at. */
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
   * What still keeps its pods from Pod Security "restricted" in any known version
   * of Kubernetes, accepted findings included. Empty when they pass.
   */
  readonly notRestricted: string[];
}

/** What `Hardening` did at the last synth. */
export interface HardeningReport {
  /** What was done and what was left alone, in the order of the manifests. */
  readonly entries: HardeningEntry[];

  /** The workloads that were looked at. */
  readonly workloads: HardeningWorkload[];
}
