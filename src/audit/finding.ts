import { CheckedAcceptance } from './annotated-acceptances';
import { BaselineEntry, CheckedEntry } from './baseline-entry';
import { CheckedException } from './exception';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { Category } from '../rules/category';
import { SeverityName } from '../rules/severity';

/** A violation, with its severity. */
export interface Finding {
  readonly rule: string;
  /** What the rule is about; unset where a custom rule does not say. */
  readonly category?: Category;
  readonly severity: SeverityName;
  readonly object: ManifestObject;
  readonly path: Path;
  readonly key: string;
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
  /** Set where the fix is that of the rule, which is an example and not made for this object. */
  readonly fixIsExample?: true;
  /** Whether it depends on what the app does not show. */
  readonly unknown: boolean;
  /** Set if it cannot be accepted by an annotation, exception or baseline. */
  readonly unacceptable?: true;
}

/** What accepts a finding: an annotation, an exception of the configuration, or the baseline. */
export type AcceptedBy = 'annotation' | 'exception' | 'baseline';

/** An accepted finding. */
export interface AcceptedFinding extends Finding {
  readonly reason: string;
  /** The last day on which it is accepted. */
  readonly until?: string;
  /** The owner. */
  readonly owner?: string;
  /** The ticket. */
  readonly ticket?: string;
  /** The day on which it was accepted, where that is known. */
  readonly created?: string;
  /** Where it is accepted. */
  readonly by: AcceptedBy;
}

/** Input that could not be read or checked. */
export interface AuditError {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** A place of an object that was not checked. */
export interface NotChecked {
  readonly object: ManifestObject;
  readonly path: Path;
}

/** The outcome of an audit. */
export interface AuditResult {
  readonly pack: string;
  /** The version of Kubernetes whose facts decided, as in `1.34`; unset where it was each that is known. */
  readonly kubernetesVersion?: string;
  /** The places that were not checked, as each report says in a note. */
  readonly notChecked?: readonly NotChecked[];
  /** Notes that a reader needs to interpret the result, one sentence each. */
  readonly notes?: readonly string[];
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** What becomes a finding once some of these findings are accepted; unset for none. */
  readonly pending?: readonly Finding[];
  readonly errors: readonly AuditError[];
  readonly summary: AuditSummary;
  /** The rules that checked all of the input, without omissions. Only for these, no findings means none exist. */
  readonly checkedRules?: ReadonlySet<string>;
  /** Baseline entries whose findings no longer exist. A note, not a finding. */
  readonly staleBaseline?: readonly BaselineEntry[];
  /** The entries of the baseline, and what came of them; unset without one. */
  readonly baseline?: readonly CheckedEntry[];
  /** The exceptions of the configuration, and what came of them; unset for none. */
  readonly exceptions?: readonly CheckedException[];
  /** The acceptances in annotations; unset where there are none, or where they do not count. */
  readonly annotated?: readonly CheckedAcceptance[];
}

/** The numbers of an audit. */
export interface AuditSummary {
  readonly objects: number;
  readonly workloads: number;
  readonly serviceAccounts: number;
  readonly findings: { readonly [severity in SeverityName]: number };
  readonly accepted: number;
  readonly errors: number;
}
