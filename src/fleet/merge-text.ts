import { createColors } from 'picocolors';
import { countsText, errorText, findingText } from './finding-text';
import { fleetTable, severityColumns } from './fleet-table';
import { LabelCounts, MergedAcceptance, MergedReport, MergedReports, OverriddenRule, OwnerCounts, RuleCounts } from './merge';
import { DocumentFormat } from '../report/document-format';
import { groupBy } from '../report/group-by';
import { objectName } from '../report/object-name';
import { count } from '../report/summary';
import { Colors } from '../report/table';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** Human-readable: a table for each grouping, and everything that is incomplete. */
export const mergeText: DocumentFormat<MergedReports> = {
  name: 'text',
  description: 'human-readable: tables by label, rule, owner and report',
  render(merged, { color }) {
    const colors = createColors(color);
    const lines = [
      ...[...groupBy(merged.byLabel, ({ label }) => label)].flatMap(([label, rows]) => labelTable(label, rows, colors)),
      ...fleetTable<RuleCounts>('By rule', [
        { title: 'RULE', value: ({ rule }) => rule },
        ...severityColumns<RuleCounts>(colors),
        { title: 'ACCEPTED', value: ({ accepted }) => accepted },
        { title: 'REPORTS', value: ({ reports }) => reports },
      ], merged.byRule, colors),
      ...fleetTable<OwnerCounts>('Acceptances by owner', [
        { title: 'OWNER', value: ({ owner }) => owner ?? '(no owner)' },
        { title: 'ACCEPTED', value: ({ accepted }) => accepted },
      ], merged.byOwner, colors),
      ...fleetTable<MergedReport>('By report', [
        { title: 'REPORT', value: ({ file }) => file },
        ...severityColumns<MergedReport>(colors),
        { title: 'ACCEPTED', value: ({ accepted }) => accepted },
        { title: 'ERRORS', value: ({ errors }) => errors.length },
        { title: 'NOT CHECKED', value: ({ notChecked }) => notChecked.length },
      ], merged.reports, colors),
      ...fleetTable<MergedAcceptance>('Oldest acceptances', [
        { title: 'CREATED', value: ({ created }) => created ?? '-' },
        { title: 'UNTIL', value: ({ until }) => until ?? '-' },
        { title: 'OWNER', value: ({ owner }) => owner ?? '-' },
        { title: 'FINDING', value: findingText },
        { title: 'REPORT', value: ({ report }) => report },
        { title: 'REASON', value: ({ reason }) => reason },
      ], merged.acceptances, colors),
      ...fleetTable<OverriddenRule>('Rules that are switched off or have another severity than in the pack', [
        { title: 'RULE', value: ({ rule }) => rule },
        { title: 'FROM', value: ({ from }) => from },
        { title: 'TO', value: ({ to }) => to },
        { title: 'BY', value: ({ by }) => by ?? '-' },
        { title: 'REPORT', value: ({ report }) => report },
      ], merged.overriddenRules, colors),
      ...incomplete(merged, colors),
      ...merged.notes.flatMap(note => [`Note: ${printable(note)}`, '']),
      colors.bold(`${countsText(merged.total)}${merged.unreadable.length === 0 ? '' : `; ${colors.red(`${count(merged.unreadable.length, 'file')} could not be read`)}`}`),
    ];
    return safeText(`${lines.join('\n')}\n`, { colors: color });
  },
};

function labelTable(label: string, rows: readonly LabelCounts[], colors: Colors): string[] {
  return fleetTable<LabelCounts>(`By ${printable(label)}`, [
    { title: printable(label).toUpperCase(), value: ({ value }) => value ?? '(no label)' },
    ...severityColumns<LabelCounts>(colors),
    { title: 'ACCEPTED', value: ({ accepted }) => accepted },
    { title: 'ERRORS', value: ({ errors }) => errors },
    { title: 'NOT CHECKED', value: ({ notChecked }) => notChecked },
    { title: 'REPORTS', value: ({ reports }) => reports },
  ], rows, colors);
}

/** Names every incomplete report, however many there are. */
function incomplete({ reports, unreadable }: MergedReports, colors: Colors): string[] {
  const withErrors = reports.filter(({ errors }) => errors.length > 0);
  const unchecked = reports.filter(({ notChecked }) => notChecked.length > 0);
  return [
    ...section('Not all could be read or checked', withErrors.map(({ file, errors: [first, ...others] }) =>
      `${printable(file)}: ${errorText(first)}${others.length === 0 ? '' : ` (and ${count(others.length, 'more error')})`}`), colors),
    ...section('Not checked', unchecked.map(({ file, notChecked }) =>
      `${printable(file)}: ${count(notChecked.length, 'place')} in ${[...new Set(notChecked.map(({ object }) => objectName(object)))].join(', ')}`), colors),
    ...section('Could not be read', unreadable.map(({ message }) => printable(message)), colors),
  ];
}

function section(title: string, lines: readonly string[], colors: Colors): string[] {
  return lines.length === 0 ? [] : [colors.bold(colors.red(title)), ...lines.map(line => `  ${line}`), ''];
}
