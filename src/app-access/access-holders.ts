import { AccessVerdict } from './access-verdict';

/** The answer of `Access.whoCan()`. */
export interface AccessHolders {
  /** The question as it was understood. */
  readonly question: string;

  /** The subjects of bindings that grant it: ServiceAccounts, users and groups, certain ones first, and last what every cluster has. */
  readonly subjects: AccessSubject[];

  /** The workloads whose containers hold a token of such a ServiceAccount. */
  readonly workloads: AccessWorkload[];

  /** Why there may be more. */
  readonly dependsOn: string[];

  /** How the question was taken. */
  readonly notes: string[];
}

/** A subject that is allowed something. */
export interface AccessSubject {
  /** `ServiceAccount`, `User` or `Group`. */
  readonly kind: string;

  /**
   * The namespace of a ServiceAccount.
   *
   * @default - none, or one that is not known
   */
  readonly namespace?: string;

  /** The name. */
  readonly name: string;

  /** YES, or UNKNOWN where it depends on what the app does not show. */
  readonly verdict: AccessVerdict;

  /** Whether only what every cluster has grants it, such as to `system:masters`. */
  readonly builtIn: boolean;

  /** What grants it: one line for each chain of binding, role and rule. */
  readonly reasons: string[];
}

/** A workload that holds a token with which something is allowed. */
export interface AccessWorkload {
  /** The kind, such as `Deployment`. */
  readonly kind: string;

  /**
   * The namespace.
   *
   * @default - one that is not known
   */
  readonly namespace?: string;

  /** The name. */
  readonly name: string;

  /** The containers that get the token. */
  readonly containers: string[];

  /** The ServiceAccount of the token. */
  readonly serviceAccountName: string;

  /** YES, or UNKNOWN where it depends on what the app does not show. */
  readonly verdict: AccessVerdict;
}
