import { Report } from './report';
import { SeverityName } from '../rules/severity';

/** Totals of findings, acceptances and unchecked places. */
export interface Counts {
  /** How many reports are counted. */
  readonly reports: number;
  readonly findings: { readonly [severity in SeverityName]: number };
  readonly accepted: number;
  readonly errors: number;
  /** Places that were not checked. */
  readonly notChecked: number;
}

/** Counts that are added up. */
export class Counter {
  private readonly findings = { critical: 0, high: 0, medium: 0, low: 0 };
  private reports = 0;
  private accepted = 0;
  private errors = 0;
  private notChecked = 0;

  public addReport({ findings, accepted, errors, notChecked }: Report): void {
    this.reports++;
    for (const { severity } of findings) { this.findings[severity]++; }
    this.accepted += accepted.length;
    this.errors += errors.length;
    this.notChecked += notChecked.length;
  }

  public get counts(): Counts {
    const { reports, accepted, errors, notChecked } = this;
    return { reports, findings: { ...this.findings }, accepted, errors, notChecked };
  }
}
