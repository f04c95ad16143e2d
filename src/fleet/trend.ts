import { Counter, Counts } from './counts';
import { FindingIndex, IndexedReport } from './finding-index';
import { getOrAdd } from './get-or-add';
import { RunLabels, Report, ReportedAcceptance, ReportedFinding, UnreadableReport } from './report';
import { compareAcceptances } from '../audit/acceptance-order';
import { compareTexts } from '../text/compare-texts';

/** The default labels that distinguish series of reports. */
export const SERIES_LABELS: readonly string[] = ['cluster', 'repository'];

/** One report of a series. */
export interface TrendPoint extends Counts {
  readonly file: string;
  readonly time?: string;
  /** Findings that the previous report does not have; unset in the first. */
  readonly new?: readonly ReportedFinding[];
  /** Findings of the previous report that are neither found nor accepted now; unset in the first. */
  readonly gone?: readonly ReportedFinding[];
  /** Findings of the previous report that are accepted now; unset in the first. */
  readonly nowAccepted?: readonly ReportedFinding[];
  /** What makes the report hard to compare with the previous one. */
  readonly notes: readonly string[];
}

/** An acceptance of the last report of a series. */
export interface TrendAcceptance extends ReportedAcceptance {
  /** The first of the consecutive reports, up to the last, that contain the acceptance, and its time. */
  readonly since: { readonly file: string; readonly time?: string };
}

/** The reports of one repository or cluster, in order of time. */
export interface TrendSeries {
  readonly labels: RunLabels;
  readonly points: readonly TrendPoint[];
  /** The oldest first. */
  readonly acceptances: readonly TrendAcceptance[];
}

/** How reports change over time. */
export interface Trend {
  /** How the reports are ordered: by time, or as given. */
  readonly order: 'time' | 'given';
  readonly series: readonly TrendSeries[];
  readonly unreadable: readonly UnreadableReport[];
  readonly notes: readonly string[];
}

/** A report without its findings, which the index holds once for all reports. */
interface TrendReport extends IndexedReport {
  readonly report: Omit<Report, 'findings' | 'accepted'>;
  readonly counts: Counts;
}

/** Compares reports after all are read. */
export class TrendBuilder {
  private readonly index = new FindingIndex();
  private readonly reports: TrendReport[] = [];

  /** @param by the labels that distinguish series */
  public constructor(private readonly by: readonly string[] = SERIES_LABELS) {}

  public add(report: Report): void {
    const counter = new Counter();
    counter.addReport(report);
    const { findings, accepted, ...rest } = report;
    this.reports.push({ report: rest, counts: counter.counts, ...this.index.add(report) });
  }

  public result(unreadable: readonly UnreadableReport[]): Trend {
    const timed = this.reports.filter(({ report }) => report.time !== undefined).length;
    const order = timed > 0 && timed === this.reports.length ? 'time' : 'given';
    const ordered = order === 'given' ? this.reports
      : [...this.reports].sort((a, b) => Date.parse(a.report.time!) - Date.parse(b.report.time!));
    const bySeries = new Map<string, TrendReport[]>();
    for (const each of ordered) { getOrAdd(bySeries, JSON.stringify(this.by.map(label => labelOf(each, label) ?? null)), () => []).push(each); }
    return {
      order,
      series: [...bySeries].sort(([a], [b]) => compareTexts(a, b)).map(([, reports]) => this.series(reports)),
      unreadable,
      notes: order === 'given' && timed > 0
        ? [`${this.reports.length - timed} of ${this.reports.length} reports have no time, so all are in the order in which they were given`] : [],
    };
  }

  private series(reports: readonly TrendReport[]): TrendSeries {
    let since = new Map<number, TrendReport>();
    const points = reports.map((each, index) => {
      const before = since;
      since = new Map([...each.accepted.keys()].map(id => [id, before.get(id) ?? each]));
      return this.point(each, reports[index - 1]);
    });
    const [first] = reports;
    const last = reports[reports.length - 1];
    return {
      labels: Object.fromEntries(this.by.flatMap(label => {
        const value = labelOf(first, label);
        return value === undefined ? [] : [[label, value]];
      })),
      points,
      acceptances: [...last.accepted].flatMap(([id, acceptances]) => {
        const { file, time } = since.get(id)!.report;
        return acceptances.map(acceptance => ({ ...acceptance, since: { file, time } }));
      }).sort(compareSince(positionsOf(reports))),
    };
  }

  private point(each: TrendReport, before: TrendReport | undefined): TrendPoint {
    const { report: { file, time }, counts } = each;
    if (!before) { return { file, time, ...counts, notes: [] }; }
    const foundBefore = (id: number) => before.found.get(id) ?? [];
    const foundNow = (id: number) => each.found.get(id) ?? [];
    const acceptedIn = (report: TrendReport, id: number) => report.accepted.get(id)?.length ?? 0;
    const missing = (id: number) => Math.max(0, foundBefore(id).length - foundNow(id).length);
    const movedTo = (id: number) => Math.min(missing(id), Math.max(0, acceptedIn(each, id) - acceptedIn(before, id)));
    const list = (report: TrendReport, times: (id: number) => number) => [...report.found].flatMap(([id, severities]) =>
      severities.slice(0, Math.max(0, times(id))).map(severity => this.index.finding(id, severity)));
    const hasOtherSeverity = (id: number) => foundBefore(id).length === foundNow(id).length && foundBefore(id).join() !== foundNow(id).join();
    const changedSeverity = [...each.found.keys()].filter(hasOtherSeverity);
    return {
      file,
      time,
      ...counts,
      new: list(each, id => foundNow(id).length - foundBefore(id).length),
      gone: list(before, id => missing(id) - movedTo(id)),
      nowAccepted: list(before, movedTo),
      notes: notesOn(each, before, changedSeverity.length),
    };
  }
}

function labelOf({ report: { labels } }: TrendReport, label: string): string | undefined {
  return Object.hasOwn(labels, label) ? labels[label] : undefined;
}

/** The position of each report in its series. */
function positionsOf(reports: readonly TrendReport[]): ReadonlyMap<string, number> {
  return new Map(reports.map(({ report }, index) => [report.file, index]));
}

function compareSince(places: ReadonlyMap<string, number>): (a: TrendAcceptance, b: TrendAcceptance) => number {
  return (a, b) => places.get(a.since.file)! - places.get(b.since.file)! || compareAcceptances(a, b);
}

function overrides({ report }: Pick<TrendReport, 'report'>): string | undefined {
  return report.overriddenRules.map(({ rule, to }) => `${rule}=${to}`).sort(compareTexts).join(', ') || undefined;
}

function notesOn({ report, counts }: TrendReport, before: TrendReport, changedSeverity: number): string[] {
  const changed = (what: string, from: string | undefined, to: string | undefined) =>
    from === to ? [] : [`${what} changed from ${from ?? 'not set'} to ${to ?? 'not set'}`];
  return [
    ...counts.errors === 0 ? [] : ['not all could be read or checked, so findings may be missing without being fixed'],
    ...before.counts.errors === 0 ? [] : ['the previous report was incomplete, so findings may only appear to be new'],
    ...changedSeverity === 0 ? [] : [`${changedSeverity} findings of both reports changed severity`],
    ...changed('the version of least-privilege', before.report.toolVersion, report.toolVersion),
    ...changed('the pack', before.report.pack, report.pack),
    ...changed('the policy', before.report.policy, report.policy),
    ...changed('the rules that are switched off or have another severity', overrides(before), overrides({ report })),
    ...changed('the version of Kubernetes', before.report.kubernetesVersion, report.kubernetesVersion),
  ];
}
