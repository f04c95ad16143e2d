import { createColors } from 'picocolors';
import { ChangeLine, ChangeSection, changeSections } from './change-lines';
import { CHANGE_TITLES, countChanges, namedRules } from './change-words';
import { DifferenceDocument } from './difference-document';
import { DocumentFormat } from './document-format';
import { placeText } from './place-text';
import { Colors } from './table';
import { wrap } from './wrap';
import { AccessChange } from '../access/access-change';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** Human-readable: added and removed access, by kind and subject. */
export const differenceText: DocumentFormat<DifferenceDocument> = {
  name: 'text',
  description: 'human-readable: added (+) and removed (-) access, by kind and holder',
  render(difference, { color, width = 100 }) {
    const colors = createColors(color);
    const { compared, gives = [], takes = [], errors, notes } = difference;
    const lines = [
      ...wrap(`Access of ${printable(difference.new)}, compared with ${printable(difference.old)}`, '', width).map(colors.bold),
      '',
      ...changeSections(gives, takes).flatMap(section => sectionLines(section, colors, width)),
      ...errors.flatMap(error => wrapped(`${colors.inverse(colors.red('ERROR'))}  `, 'ERROR  '.length, printable(`${error.side} side: ${[placeText(error), error.message].filter(text => text !== '').join(': ')}`), width)),
      ...errors.length > 0 ? [''] : [],
      ...notes.flatMap(note => [...wrap(`Note: ${printable(note)}`, '', width), '']),
      ...wrap(outcome(compared, gives, takes, errors.length), '', width).map(colors.bold),
    ];
    return safeText(`${lines.join('\n')}\n`, { colors: color });
  },
};

function sectionLines({ kind, subjects }: ChangeSection, colors: Colors, width: number): string[] {
  return [
    colors.bold(CHANGE_TITLES[kind].title),
    ...subjects.flatMap(({ subject, lines }) => [...wrap(printable(subject), '  ', width), ...lines.flatMap(line => oneLine(line, colors, width))]),
    '',
  ];
}

function oneLine({ sign, text, detail, isPossible, sensitive, items }: ChangeLine, colors: Colors, width: number): string[] {
  const paint = sign === '-' ? colors.green : [sensitive, ...items.map(item => item.sensitive)].some(({ length }) => length > 0) ? colors.red : colors.yellow;
  const what = `${text}${items.length > 0 ? `, ${detail}` : ''}${isPossible ? ' (possible)' : ''}${marks(sensitive)}`;
  return [
    ...wrapped(`  ${paint(sign)} `, 4, printable(what), width),
    ...items.flatMap(item => wrap(printable(`${item.text}${marks(item.sensitive)}`), '      ', width).map(line => item.sensitive.length > 0 ? paint(line) : line)),
    ...items.length > 0 || detail === '' ? [] : wrap(printable(detail), '      ', width).map(colors.dim),
  ];
}

function marks(sensitive: readonly string[]): string {
  const { rules, more } = namedRules(sensitive);
  return sensitive.length === 0 ? '' : ` [${rules.join(', ')}${more}]`;
}

/** Text after a mark; the other lines are indented to match. */
function wrapped(mark: string, markWidth: number, text: string, width: number): string[] {
  const [first, ...others] = wrap(text, ' '.repeat(markWidth), width);
  return [mark + first.slice(markWidth), ...others];
}

function outcome(compared: boolean, gives: readonly AccessChange[], takes: readonly AccessChange[], errors: number): string {
  if (!compared) { return `NOT COMPARED: ${errors === 1 ? '1 error' : `${errors} errors`}.`; }
  if (gives.length + takes.length === 0) { return 'No difference in access.'; }
  return `Adds ${countChanges(gives)}; removes ${countChanges(takes)}.`;
}
