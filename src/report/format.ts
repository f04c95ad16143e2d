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

/** How a report is to look. Formats that machines read take only what changes what is said. */
export interface ReportOptions {
  /** The version of this tool. */
  readonly toolVersion: string;
  /** What decided the result besides the manifests. */
  readonly provenance: Provenance;
  /** From which severity on a finding fails the build. */
  readonly failOn: FailOnName;
  /** Whether the reader sees colours. */
  readonly color: boolean;
  /** The columns that a line has. */
  readonly width: number;
  /** Whether accepted findings are shown in full. */
  readonly showAccepted: boolean;
  /** Whether only what fails the build is shown. */
  readonly quiet: boolean;
  /** Which findings the formats for people show; each, when unset. All count, shown or not. */
  readonly shows?: (finding: Finding) => boolean;
  /** The level of detail in the human-readable format: one line for similar findings, or the lines and the fix of each. */
  readonly show: Show;
  /** By what the format for people groups findings. */
  readonly groupBy: GroupBy;
  /** The custom rules that ran, for the descriptions of their findings. */
  readonly customRules?: readonly RuleDescription[];
  /** Who may do what and who holds which token, for formats that show it. It is made when it is asked for. */
  readonly inventory?: () => Inventory;
  /** What containers and accounts lead to, for formats that show it. It is looked for when it is asked for. */
  readonly paths?: () => EscalationPaths;
}

/** One way to write down the outcome of an audit. */
export interface ReportFormat {
  /** As it is chosen: `--output <name>`. */
  readonly name: string;
  /** Whom it is for, in one line. */
  readonly description: string;
  /** The report, with the line break at its end. */
  render(result: AuditResult, options: ReportOptions): SafeText;
}
