import { EscalationPaths } from '../access/escalation-paths';
import { Inventory } from '../access/inventory';
import { FailOnName } from '../audit/fail-on';
import { AuditResult, Finding } from '../audit/finding';
import { Provenance } from '../audit/provenance';
import { RuleDescription } from '../rules/rule';
import { SafeText } from '../text/safe-text';

/** The level of detail of a finding. */
export const SHOW = ['summary', 'lines'] as const;
export type Show = typeof SHOW[number];

/** What findings are grouped by. */
export const GROUP_BY = ['rule', 'object', 'namespace', 'severity'] as const;
export type GroupBy = typeof GROUP_BY[number];

/** Display options of a report. Machine-readable formats ignore those that only affect presentation. */
export interface ReportOptions {
  /** The version of this tool. */
  readonly toolVersion: string;
  /** Other inputs of the result besides the manifests. */
  readonly provenance: Provenance;
  /** The lowest severity that fails the build. */
  readonly failOn: FailOnName;
  /** Whether to use colors. */
  readonly color: boolean;
  /** The line width. */
  readonly width: number;
  /** Whether to show accepted findings in full. */
  readonly showAccepted: boolean;
  /** Whether to show only findings that fail the build. */
  readonly quiet: boolean;
  /** Selects the findings that formats for people show. Default: all. Hidden findings still count. */
  readonly shows?: (finding: Finding) => boolean;
  /** The level of detail in the human-readable format: one line for similar findings, or the lines and the fix of each. */
  readonly show: Show;
  /** How formats for people group findings. */
  readonly groupBy: GroupBy;
  /** The custom rules that ran, used for their descriptions. */
  readonly customRules?: readonly RuleDescription[];
  /** Permissions and tokens, for formats that show them. Built when called. */
  readonly inventory?: () => Inventory;
  /** Escalation paths, for formats that show them. Searched when called. */
  readonly paths?: () => EscalationPaths;
}

/** An output format of the audit. */
export interface ReportFormat {
  /** The value of `--output`. */
  readonly name: string;
  /** The audience, in one line. */
  readonly description: string;
  /** The report, including the final line break. */
  render(result: AuditResult, options: ReportOptions): SafeText;
}
