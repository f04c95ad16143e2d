import { Counter, Counts } from './counts';
import { getOrAdd } from './get-or-add';
import { Report, ReportedAcceptance, ReportedError, ReportedLocation, ReportedOverride, RunLabels, UnreadableReport } from './report';
import { compareAcceptances } from '../audit/acceptance-order';
import { SEVERITIES, SeverityName } from '../rules/severity';
import { compareTexts } from '../text/compare-texts';

/** The counts of the reports with one value of a label. */
export interface LabelCounts extends Counts {
  readonly label: string;
  /** `null` for reports without the label. */
  readonly value: string | null;
}

/** The findings of one rule. */
export interface RuleCounts {
  readonly rule: string;
  /** The number of reports with findings of the rule, including accepted ones. */
  readonly reports: number;
  readonly findings: { readonly [severity in SeverityName]: number };
  readonly accepted: number;
}

/** The acceptances of one owner. */
export interface OwnerCounts {
  /** `null` for acceptances without an owner. */
  readonly owner: string | null;
  readonly accepted: number;
}

/** One report of the merge. */
export interface MergedReport extends Omit<Counts, 'reports' | 'errors' | 'notChecked'> {
  readonly file: string;
  readonly labels: RunLabels;
  readonly time?: string;
  readonly toolVersion: string;
  readonly pack: string;
  readonly kubernetesVersion?: string;
  readonly policy?: string;
  readonly notes: readonly string[];
  readonly errors: readonly ReportedError[];
  readonly notChecked: readonly ReportedLocation[];
}

/** An acceptance and its report. */
export interface MergedAcceptance extends ReportedAcceptance {
  readonly report: string;
}

/** A rule whose severity differs from the pack, and the report that says so. */
export interface OverriddenRule extends ReportedOverride {
  readonly report: string;
}

/** Several reports merged into one. */
export interface MergedReports {
  readonly total: Counts;
  readonly byLabel: readonly LabelCounts[];
  readonly byRule: readonly RuleCounts[];
  readonly byOwner: readonly OwnerCounts[];
  readonly reports: readonly MergedReport[];
  /** The oldest first. */
  readonly acceptances: readonly MergedAcceptance[];
  readonly overriddenRules: readonly OverriddenRule[];
  readonly unreadable: readonly UnreadableReport[];
  readonly notes: readonly string[];
}

interface RuleTally {
  readonly findings: { [severity in SeverityName]: number };
  accepted: number;
  reports: number;
  last?: Report;
}

/** Merges reports as they are read. */
export class Merge {
  private readonly total = new Counter();
  private readonly byRule = new Map<string, RuleTally>();
  private readonly byOwner = new Map<string | null, number>();
  private readonly reports: MergedReport[] = [];
  private readonly acceptances: MergedAcceptance[] = [];
  private readonly overriddenRules: OverriddenRule[] = [];

  public add(report: Report): void {
    this.total.addReport(report);
    for (const { rule, severity } of report.findings) { this.ofRule(rule, report).findings[severity]++; }
    for (const acceptance of report.accepted) {
      this.ofRule(acceptance.rule, report).accepted++;
      const owner = acceptance.owner ?? null;
      this.byOwner.set(owner, (this.byOwner.get(owner) ?? 0) + 1);
      this.acceptances.push({ ...acceptance, report: report.file });
    }
    for (const override of report.overriddenRules) { this.overriddenRules.push({ ...override, report: report.file }); }
    const { file, labels, time, toolVersion, pack, kubernetesVersion, policy, notes, accepted, errors, notChecked } = report;
    const counter = new Counter();
    counter.addReport(report);
    const { findings } = counter.counts;
    this.reports.push({
      file, labels, time, toolVersion, pack, kubernetesVersion, policy, notes, findings, accepted: accepted.length, errors, notChecked,
    });
  }

  public result(unreadable: readonly UnreadableReport[]): MergedReports {
    const severest = ({ findings }: RuleCounts) => SEVERITIES.map(severity => findings[severity]);
    return {
      total: this.total.counts,
      byLabel: countByLabel(this.reports),
      byRule: [...this.byRule].map(([rule, { reports, findings, accepted }]) => ({ rule, reports, findings, accepted }))
        .sort((a, b) => compareCounts(severest(b), severest(a)) || b.accepted - a.accepted || compareTexts(a.rule, b.rule)),
      byOwner: [...this.byOwner].map(([owner, accepted]) => ({ owner, accepted }))
        .sort((a, b) => b.accepted - a.accepted || compareTexts(a.owner ?? undefined, b.owner ?? undefined)),
      reports: this.reports,
      acceptances: [...this.acceptances].sort(compareAcceptances),
      overriddenRules: this.overriddenRules,
      unreadable,
      notes: notesOn(this.reports),
    };
  }

  private ofRule(rule: string, report: Report): RuleTally {
    const make = (): RuleTally => ({ findings: { critical: 0, high: 0, medium: 0, low: 0 }, accepted: 0, reports: 0 });
    const tally = getOrAdd(this.byRule, rule, make);
    if (tally.last !== report) {
      tally.last = report;
      tally.reports++;
    }
    return tally;
  }
}

/** Each label that any report has groups all reports, including those without it. */
function countByLabel(reports: readonly MergedReport[]): LabelCounts[] {
  const labels = [...new Set(reports.flatMap(report => Object.keys(report.labels)))].sort(compareTexts);
  return labels.flatMap(label => {
    const byValue = new Map<string | null, MergedReport[]>();
    for (const report of reports) {
      getOrAdd(byValue, Object.hasOwn(report.labels, label) ? report.labels[label] : null, () => []).push(report);
    }
    return [...byValue].map(([value, group]) => ({ label, value, ...sum(group) }))
      .sort((a, b) => compareTexts(a.value ?? undefined, b.value ?? undefined));
  });
}

function sum(reports: readonly MergedReport[]): Counts {
  const add = (countOf: (report: MergedReport) => number) => reports.reduce((total, report) => total + countOf(report), 0);
  return {
    reports: reports.length,
    findings: {
      critical: add(({ findings }) => findings.critical),
      high: add(({ findings }) => findings.high),
      medium: add(({ findings }) => findings.medium),
      low: add(({ findings }) => findings.low),
    },
    accepted: add(({ accepted }) => accepted),
    errors: add(({ errors }) => errors.length),
    notChecked: add(({ notChecked }) => notChecked.length),
  };
}

function compareCounts(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((count, at) => count !== b[at]);
  return index === -1 ? 0 : a[index] - b[index];
}

/** What makes the numbers hard to compare, or counts a finding twice. */
function notesOn(reports: readonly MergedReport[]): string[] {
  const byLabels = new Map<string, MergedReport[]>();
  for (const report of reports) {
    const labels = Object.entries(report.labels).sort(([a], [b]) => compareTexts(a, b));
    if (labels.length > 0) { getOrAdd(byLabels, labels.map(([label, value]) => `${label}=${value}`).join(','), () => []).push(report); }
  }
  const several = (what: string, values: readonly (string | undefined)[]) => {
    const distinct = [...new Set(values.map(value => value ?? 'not set'))].sort(compareTexts);
    return distinct.length < 2 ? [] : [`the reports differ in ${what} (${distinct.join(', ')}), so their counts are not comparable in full`];
  };
  return [
    ...[...byLabels].filter(([, alike]) => alike.length > 1)
      .map(([labels, alike]) => `${alike.length} reports have the labels ${labels}: ${alike.map(({ file }) => file).join(', ')}; what is in several of them is counted several times`),
    ...several('the version of least-privilege', reports.map(({ toolVersion }) => toolVersion)),
    ...several('the pack', reports.map(({ pack }) => pack)),
    ...several('the policy', reports.map(({ policy }) => policy)),
    ...several('the version of Kubernetes', reports.map(({ kubernetesVersion }) => kubernetesVersion)),
  ];
}
