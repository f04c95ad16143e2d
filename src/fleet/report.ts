import { SeverityName } from '../rules/severity';

/** What the pipeline that ran an audit states about it, such as `cluster: prod`. */
export type RunLabels = { readonly [label: string]: string };

/** The object of a finding. */
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
  /** The place of the acceptance. */
  readonly by: string;
  /** The last day on which the acceptance is valid. */
  readonly until?: string;
  readonly owner?: string;
  readonly ticket?: string;
  /** The day on which the acceptance was written. */
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

/** A rule whose severity differs from the pack. */
export interface ReportedOverride {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** The source of the severity. */
  readonly by?: string;
}

/** A JSON report of an audit: the fields that merges and trends use. */
export interface Report {
  /** The file that the report was read from. */
  readonly file: string;
  readonly labels: RunLabels;
  /** When the audit ran, in ISO 8601. */
  readonly time?: string;
  readonly toolVersion: string;
  readonly pack: string;
  readonly kubernetesVersion?: string;
  /** The policy that the pipeline requires, with its digest; unset without one. */
  readonly policy?: string;
  readonly overriddenRules: readonly ReportedOverride[];
  readonly notes: readonly string[];
  readonly findings: readonly ReportedFinding[];
  readonly accepted: readonly ReportedAcceptance[];
  readonly errors: readonly ReportedError[];
  readonly notChecked: readonly ReportedLocation[];
}

/** A file that cannot be read as a report. */
export interface UnreadableReport {
  readonly file: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}
