import { getOrAdd } from './get-or-add';
import { Report, ReportedAcceptance, ReportedFinding } from './report';
import { SeverityName } from '../rules/severity';

/** The findings of a report, by their number in an index. */
export interface IndexedReport {
  /** The severities of each finding: two objects may have the same name. */
  readonly found: ReadonlyMap<number, readonly SeverityName[]>;
  readonly accepted: ReadonlyMap<number, readonly ReportedAcceptance[]>;
}

/** Numbers findings by rule, key and object. Daily reports repeat most findings; the index keeps each once. */
export class FindingIndex {
  private readonly ids = new Map<string, number>();
  private readonly findings: Omit<ReportedFinding, 'severity'>[] = [];

  public add({ findings, accepted }: Report): IndexedReport {
    const found = new Map<number, SeverityName[]>();
    for (const finding of findings) { getOrAdd(found, this.idOf(finding), () => []).push(finding.severity); }
    const acceptances = new Map<number, ReportedAcceptance[]>();
    for (const acceptance of accepted) { getOrAdd(acceptances, this.idOf(acceptance), () => []).push(acceptance); }
    return { found, accepted: acceptances };
  }

  public finding(id: number, severity: SeverityName): ReportedFinding {
    return { ...this.findings[id], severity };
  }

  /** By rule, key and object, as in a baseline. The API version is left out: a newer one means the same object. */
  private idOf({ rule, key, object }: ReportedFinding): number {
    const { apiVersion, kind, namespace, name } = object;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    return getOrAdd(this.ids, JSON.stringify([rule, key, group, kind, namespace ?? '', name]), () => this.findings.push({ rule, key, object }) - 1);
  }
}
