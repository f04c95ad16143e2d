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
  /** The category of the rule; unset for a custom rule without one. */
  readonly category?: Category;
  readonly severity: SeverityName;
  readonly object: ManifestObject;
  readonly path: Path;
  readonly key: string;
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
  /** Set if the fix is the rule's example, not made for this object. */
  readonly fixIsExample?: true;
  /** Whether it depends on objects outside the app. */
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
  /** The date on which it was accepted, if known. */
  readonly created?: string;
  /** What accepts it. */
  readonly by: AcceptedBy;
}

/** Input that could not be read or checked. */
export interface AuditError {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** A part of an object that was not checked. */
export interface NotChecked {
  readonly object: ManifestObject;
  readonly path: Path;
}

/** The outcome of an audit. */
export interface AuditResult {
  readonly pack: string;
  /** The version of Kubernetes that the audit assumes, such as `1.34`; unset if it covers every known version. */
  readonly kubernetesVersion?: string;
  /** The parts of objects that were not checked, which every report notes. */
  readonly notChecked?: readonly NotChecked[];
  /** Notes that a reader needs to interpret the result, one sentence each. */
  readonly notes?: readonly string[];
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Findings that appear once some of these are accepted; unset for none. */
  readonly pending?: readonly Finding[];
  readonly errors: readonly AuditError[];
  readonly summary: AuditSummary;
  /** The rules that checked all of the input, without omissions. Only for these, no findings means none exist. */
  readonly checkedRules?: ReadonlySet<string>;
  /** Baseline entries whose findings no longer exist. A note, not a finding. */
  readonly staleBaseline?: readonly BaselineEntry[];
  /** The entries of the baseline, with their states; unset without a baseline. */
  readonly baseline?: readonly CheckedEntry[];
  /** The exceptions of the configuration, with their states; unset for none. */
  readonly exceptions?: readonly CheckedException[];
  /** The acceptances in annotations; unset if there are none, or if they have no effect. */
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
