import { AccessEntry, AccessSection } from './access-sections';
import { FactLine } from './access-words';
import { printable } from '../../text/printable';
import { Colors } from '../table';
import { wrap } from '../wrap';

/** The width of the label column. */
const LABEL = 13;

/** Sections as lines of the given width. */
export function sectionLines(sections: readonly AccessSection[], width: number, colors: Colors): string[] {
  return sections.flatMap(({ title, entries }) => [colors.bold(colors.inverse(title)), '', ...entries.flatMap(entry => [...entryLines(entry, width, colors), ''])]);
}

/** An entry: its title, and its facts next to their labels. */
export function entryLines({ title, facts }: AccessEntry, width: number, colors: Colors): string[] {
  return [
    ...hangingIndent(title, '', '  ', width).map(line => colors.bold(line)),
    ...facts.flatMap(({ label, lines }) => lines.flatMap((line, index) => lineText(line, index === 0 ? label : '', width, colors))),
  ];
}

function lineText({ text, level, sensitive }: FactLine, label: string, width: number, colors: Colors): string[] {
  const indent = ' '.repeat(2 + LABEL + 2 * level);
  const lines = hangingIndent(text, indent, `${indent}  `, width).map(line => line.slice(indent.length));
  const painted = sensitive ? lines.map(line => colors.yellow(line)) : lines;
  return painted.map((line, index) => index === 0 ? `  ${colors.dim(label.padEnd(LABEL))}${' '.repeat(2 * level)}${line}` : indent + line);
}

/** Wraps a text with one indent for the first line and another for the rest. */
function hangingIndent(text: string, first: string, others: string, width: number): string[] {
  const [head, ...rest] = wrap(printable(text), others, width);
  return [first + head.slice(others.length), ...rest];
}
