import { AccessVerdict } from './access-verdict';

/** The answer of `Access.can()`. */
export interface AccessAnswer {
  /** Whether it is allowed. */
  readonly verdict: AccessVerdict;

  /** The question as it was understood: `get pods in namespace shop`. */
  readonly question: string;

  /** What grants it, or may: one line for each chain of binding, role and rule. */
  readonly reasons: string[];

  /** What an unknown verdict depends on. */
  readonly dependsOn: string[];

  /** How the question was taken, such as a ServiceAccount that the app does not have. */
  readonly notes: string[];
}
