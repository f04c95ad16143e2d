import { AccessVerdict } from './access-verdict';

/** The answer of `Access.whoCan()`. */
export interface AccessHolders {
  /** The question as it was understood. */
  readonly question: string;

  /** The subjects of bindings that grant it: ServiceAccounts, users and groups. Certain ones come first, built-in ones last. */
  readonly subjects: AccessSubject[];

  /** The workloads whose containers hold a token of such a ServiceAccount. */
  readonly workloads: AccessWorkload[];

  /** Why the list may be incomplete. */
  readonly dependsOn: string[];

  /** Notes on the interpretation of the question. */
  readonly notes: string[];
}

/** A subject that is allowed something. */
export interface AccessSubject {
  /** `ServiceAccount`, `User` or `Group`. */
  readonly kind: string;

  /**
   * The namespace of a ServiceAccount.
   *
   * @default - none, or unknown
   */
  readonly namespace?: string;

  /** The name. */
  readonly name: string;

  /** YES, or UNKNOWN if it depends on objects outside the app. */
  readonly verdict: AccessVerdict;

  /** Whether only built-in bindings grant it, such as that of `system:masters`. */
  readonly builtIn: boolean;

  /** The grants: one line for each chain of binding, role and rule. */
  readonly reasons: string[];
}

/** A workload that holds a token of an allowed ServiceAccount. */
export interface AccessWorkload {
  /** The kind, such as `Deployment`. */
  readonly kind: string;

  /**
   * The namespace.
   *
   * @default - unknown
   */
  readonly namespace?: string;

  /** The name. */
  readonly name: string;

  /** The containers that get the token. */
  readonly containers: string[];

  /** The ServiceAccount of the token. */
  readonly serviceAccountName: string;

  /** YES, or UNKNOWN if it depends on objects outside the app. */
  readonly verdict: AccessVerdict;
}
