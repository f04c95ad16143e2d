import { AccessVerdict } from './access-verdict';

/** The answer of `Access.can()`. */
export interface AccessAnswer {
  /** Whether it is allowed. */
  readonly verdict: AccessVerdict;

  /** The question as it was understood: `get pods in namespace shop`. */
  readonly question: string;

  /** The grants, certain or possible: one line for each chain of binding, role and rule. */
  readonly reasons: string[];

  /** What an unknown verdict depends on. */
  readonly dependsOn: string[];

  /** Notes on the interpretation of the question, such as a ServiceAccount that is not in the app. */
  readonly notes: string[];
}
