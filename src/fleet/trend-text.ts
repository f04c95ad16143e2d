import { createColors } from 'picocolors';
import { findingText, labelsText } from './finding-text';
import { fleetTable, severityColumns } from './fleet-table';
import { ReportedFinding } from './report';
import { Trend, TrendAcceptance, TrendPoint, TrendSeries } from './trend';
import { DocumentFormat } from '../report/document-format';
import { paintSeverity } from '../report/severity-color';
import { count } from '../report/summary';
import { Colors } from '../report/table';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** Human-readable: the counts of each report, and the new findings of the last one. */
export const trendText: DocumentFormat<Trend> = {
  name: 'text',
  description: 'human-readable: the counts of each report, and what is new and gone in the last one',
  render({ series, unreadable, notes }, { color }) {
    const colors = createColors(color);
    const reports = series.reduce((sum, { points }) => sum + points.length, 0);
    const lines = [
      ...series.flatMap(each => seriesLines(each, colors)),
      ...unreadable.length === 0 ? [] : [colors.bold(colors.red('Could not be read')), ...unreadable.map(({ message }) => `  ${printable(message)}`), ''],
      ...notes.flatMap(note => [`Note: ${printable(note)}`, '']),
      colors.bold(`${count(reports, 'report')} in ${series.length} series`
        + `${unreadable.length === 0 ? '' : `; ${colors.red(`${count(unreadable.length, 'file')} could not be read`)}`}`),
    ];
    return safeText(`${lines.join('\n')}\n`, { colors: color });
  },
};

function seriesLines({ labels, points, acceptances }: TrendSeries, colors: Colors): string[] {
  const last = points[points.length - 1];
  const change = (list: readonly ReportedFinding[] | undefined) => list === undefined ? '-' : list.length;
  return [
    ...fleetTable<TrendPoint>(labelsText(labels) || 'All reports', [
      { title: 'TIME', value: ({ time }) => time ?? '-' },
      ...severityColumns<TrendPoint>(colors),
      { title: 'ACCEPTED', value: ({ accepted }) => accepted },
      { title: 'ERRORS', value: ({ errors }) => errors },
      { title: 'NOT CHECKED', value: ({ notChecked }) => notChecked },
      { title: 'NEW', value: point => change(point.new) },
      { title: 'GONE', value: ({ gone }) => change(gone) },
      { title: 'NOW ACCEPTED', value: ({ nowAccepted }) => change(nowAccepted) },
      { title: 'REPORT', value: ({ file }) => file },
    ], points.slice().reverse(), colors),
    ...points.flatMap(({ file, notes }) => notes.map(note => `  Note: ${printable(`${file}: ${note}`)}`)),
    ...points.some(({ notes }) => notes.length > 0) ? [''] : [],
    ...findings('New in the last report', last.new, colors),
    ...findings('Gone since the previous report', last.gone, colors),
    ...findings('Accepted since the previous report', last.nowAccepted, colors),
    ...fleetTable<TrendAcceptance>('Oldest acceptances', [
      { title: 'SINCE', value: ({ created, since }) => created ?? since.time ?? since.file },
      { title: 'UNTIL', value: ({ until }) => until ?? '-' },
      { title: 'OWNER', value: ({ owner }) => owner ?? '-' },
      { title: 'FINDING', value: findingText },
      { title: 'REASON', value: ({ reason }) => reason },
    ], acceptances, colors),
  ];
}

function findings(title: string, list: readonly ReportedFinding[] = [], colors: Colors): string[] {
  return fleetTable<ReportedFinding>(title, [
    { title: 'SEVERITY', value: ({ severity }) => severity, paint: (text, { severity }) => paintSeverity(colors, severity, text) },
    { title: 'FINDING', value: findingText },
  ], list, colors);
}
