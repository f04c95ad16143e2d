import { Counts } from './counts';
import { paintSeverity } from '../report/severity-color';
import { Colors, Column, table } from '../report/table';
import { SEVERITIES } from '../rules/severity';

/** The maximum number of rows in a table for people; other formats have all rows. */
const MAXIMUM_ROWS = 20;

/** A table over many reports. */
export function fleetTable<T>(title: string, columns: readonly Column<T>[], rows: readonly T[], colors: Colors): string[] {
  return table(title, columns, rows, colors, MAXIMUM_ROWS);
}

/** The columns of findings by severity. */
export function severityColumns<T extends Pick<Counts, 'findings'>>(colors: Colors): Column<T>[] {
  return SEVERITIES.map(severity => ({
    title: severity.toUpperCase(),
    value: ({ findings }) => findings[severity],
    paint: (text, { findings }) => findings[severity] === 0 ? text : paintSeverity(colors, severity, text),
  }));
}
