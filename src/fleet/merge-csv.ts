import { csv, CsvRow } from './csv';
import { errorText, findingText } from './finding-text';
import { MergedReports } from './merge';
import { DocumentFormat } from '../report/document-format';
import { objectName } from '../report/object-name';

const COLUMNS = [
  'row', 'name', 'value', 'reports', 'critical', 'high', 'medium', 'low', 'accepted', 'errors', 'not_checked', 'report', 'owner', 'ticket', 'created', 'until', 'message',
];

/** For spreadsheets: one table, whose first column is the type of the row. */
export const mergeCsv: DocumentFormat<MergedReports> = {
  name: 'csv',
  description: 'for spreadsheets: one table; its first column says what a row counts',
  render({ total, byLabel, byRule, byOwner, reports, acceptances, overriddenRules, unreadable, notes }) {
    const rows: CsvRow[] = [
      { row: 'total', ...total, ...total.findings, not_checked: total.notChecked, findings: undefined },
      ...byLabel.map(({ label, value, findings, notChecked, ...counts }) => ({ row: 'label', name: label, value: value ?? '', ...findings, ...counts, not_checked: notChecked })),
      ...byRule.map(({ rule, findings, ...counts }) => ({ row: 'rule', name: rule, ...findings, ...counts })),
      ...byOwner.map(({ owner, accepted }) => ({ row: 'owner', name: owner ?? '', accepted })),
      ...reports.map(({ file, findings, accepted, errors, notChecked }) =>
        ({ row: 'report', name: file, ...findings, accepted, errors: errors.length, not_checked: notChecked.length })),
      ...acceptances.map(({ owner, ticket, created, until, reason, report, ...finding }) =>
        ({ row: 'acceptance', name: finding.rule, value: findingText(finding), report, owner, ticket, created, until, message: reason })),
      ...reports.flatMap(({ file, errors, notChecked }) => [
        ...errors.map(error => ({ row: 'error', report: file, message: errorText(error) })),
        ...notChecked.map(({ object, path }) => ({ row: 'not-checked', report: file, name: objectName(object), value: path })),
      ]),
      ...overriddenRules.map(({ rule, from, to, by, report }) => ({ row: 'overridden-rule', name: rule, value: `from ${from} to ${to}`, report, message: by })),
      ...unreadable.map(({ file, message }) => ({ row: 'unreadable', report: file, message })),
      ...notes.map(message => ({ row: 'note', message })),
    ];
    return csv(COLUMNS, rows);
  },
};
