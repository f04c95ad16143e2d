import { SeverityName } from '../rules/severity';

/** What the pipeline that ran an audit says about it, such as `cluster: prod`. */
export type RunLabels = { readonly [label: string]: string };

/** The object that a finding is about. */
export interface ReportedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A finding in a report. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: SeverityName;
  readonly key: string;
  readonly object: ReportedObject;
}

/** An accepted finding in a report. */
export interface ReportedAcceptance extends ReportedFinding {
  readonly reason: string;
  /** Where it is accepted. */
  readonly by: string;
  /** The last day on which it holds. */
  readonly until?: string;
  readonly owner?: string;
  readonly ticket?: string;
  /** The day on which it was written. */
  readonly created?: string;
}

/** What an audit could not read or check. */
export interface ReportedError {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** A place that an audit did not check. */
export interface ReportedLocation {
  readonly object: ReportedObject;
  readonly path: string;
}

/** A rule whose severity is not the one of the pack. */
export interface ReportedOverride {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** Who says so. */
  readonly by?: string;
}

/** A JSON report of an audit, as far as it is merged and compared. */
export interface Report {
  /** Where it was read. */
  readonly file: string;
  readonly labels: RunLabels;
  /** When the audit ran, in ISO 8601. */
  readonly time?: string;
  readonly toolVersion: string;
  readonly pack: string;
  readonly kubernetesVersion?: string;
  /** The policy that the pipeline demanded, with its digest; unset without one. */
  readonly policy?: string;
  readonly overriddenRules: readonly ReportedOverride[];
  readonly notes: readonly string[];
  readonly findings: readonly ReportedFinding[];
  readonly accepted: readonly ReportedAcceptance[];
  readonly errors: readonly ReportedError[];
  readonly notChecked: readonly ReportedLocation[];
}

/** A file that is not a report that can be read. */
export interface UnreadableReport {
  readonly file: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}
