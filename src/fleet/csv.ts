import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** The values of a row, by column name. */
export type CsvRow = { readonly [column: string]: string | number | undefined };

/** Where a spreadsheet takes the text that follows for a formula: at the beginning of a cell, and after the cell separators of different locales. */
const FORMULA = /(^|[;,|"])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * A table as CSV. Text is quoted; a leading apostrophe keeps spreadsheets from running it
 * as a formula.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180 and
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csv(columns: readonly string[], rows: readonly CsvRow[]): SafeText {
  return safeText([columns.join(','), ...rows.map(row => columns.map(column => cell(row[column])).join(','))].map(line => `${line}\n`).join(''));
}

function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') { return value === undefined ? '' : String(value); }
  return `"${safeText(printable(value)).replace(FORMULA, "$1$2'").replace(/"/g, '""')}"`;
}
