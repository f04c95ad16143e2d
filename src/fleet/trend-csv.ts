import { csv, CsvRow } from './csv';
import { findingText, labelsText } from './finding-text';
import { ReportedFinding } from './report';
import { Trend, TrendPoint, TrendSeries } from './trend';
import { DocumentFormat } from '../report/document-format';

const COLUMNS = [
  'row', 'series', 'time', 'report', 'critical', 'high', 'medium', 'low', 'accepted', 'errors', 'not_checked', 'new', 'gone', 'now_accepted',
  'severity', 'rule', 'finding', 'since', 'owner', 'ticket', 'created', 'until', 'message',
];

/** For spreadsheets: one table, whose first column is the type of the row. */
export const trendCsv: DocumentFormat<Trend> = {
  name: 'csv',
  description: 'for spreadsheets: one table; its first column says what a row is about',
  render({ series, unreadable, notes }) {
    return csv(COLUMNS, [
      ...series.flatMap(rowsOf),
      ...unreadable.map(({ file, message }) => ({ row: 'unreadable', report: file, message })),
      ...notes.map(message => ({ row: 'note', message })),
    ]);
  },
};

function rowsOf({ labels, points, acceptances }: TrendSeries): CsvRow[] {
  const series = labelsText(labels);
  const last = points[points.length - 1];
  return [
    ...points.flatMap(point => pointRows(point).map(row => ({ series, time: point.time, report: point.file, ...row }))),
    ...acceptances.map(({ since, owner, ticket, created, until, reason, ...finding }) => ({
      row: 'acceptance', series, time: last.time, report: last.file, ...findingCells(finding), since: since.time ?? since.file, owner, ticket, created, until, message: reason,
    })),
  ];
}

function pointRows({ findings, accepted, errors, notChecked, new: added, gone, nowAccepted, notes }: TrendPoint): CsvRow[] {
  const list = (row: string, of: readonly ReportedFinding[] = []): CsvRow[] => of.map(finding => ({ row, ...findingCells(finding) }));
  return [
    { row: 'report', ...findings, accepted, errors, not_checked: notChecked, new: added?.length, gone: gone?.length, now_accepted: nowAccepted?.length },
    ...list('new', added),
    ...list('gone', gone),
    ...list('now-accepted', nowAccepted),
    ...notes.map(message => ({ row: 'note', message })),
  ];
}

function findingCells(finding: ReportedFinding): CsvRow {
  return { severity: finding.severity, rule: finding.rule, finding: findingText(finding) };
}
