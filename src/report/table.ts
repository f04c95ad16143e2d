import { createColors } from 'picocolors';
import { printable } from '../text/printable';

/** Paints a text, or leaves it unchanged. */
export type Colors = ReturnType<typeof createColors>;

/** A column: its title and its cells. Numbers are right-aligned. */
export interface Column<T> {
  readonly title: string;
  value(row: T): string | number;
  paint?(text: string, row: T): string;
}

/**
 * A table with a title, as lines; empty without rows.
 *
 * @param maximum The maximum number of rows shown; others are counted.
 */
export function table<T>(title: string, columns: readonly Column<T>[], rows: readonly T[], colors: Colors, maximum = Infinity): string[] {
  if (rows.length === 0) { return []; }
  const shown = rows.slice(0, maximum);
  const laidOut = columns.map(column => {
    const values = shown.map(row => column.value(row));
    const isNumber = values.every(value => typeof value === 'number');
    const texts = values.map(value => printable(String(value)));
    const width = texts.reduce((widest, { length }) => Math.max(widest, length), column.title.length);
    const fit = (text: string) => isNumber ? text.padStart(width) : text.padEnd(width);
    return { title: fit(column.title), cells: texts.map((text, index) => column.paint ? column.paint(fit(text), shown[index]) : fit(text)) };
  });
  return [
    colors.bold(title),
    `  ${colors.dim(laidOut.map(column => column.title).join('  ').trimEnd())}`,
    ...shown.map((_, index) => `  ${laidOut.map(({ cells }) => cells[index]).join('  ').trimEnd()}`),
    ...rows.length > shown.length ? [`  ... and ${rows.length - shown.length} more, which the formats json and csv list`] : [],
    '',
  ];
}
