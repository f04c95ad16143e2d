import { createColors } from 'picocolors';
import { CHANGE_TITLES, changeDetail, changeMarks, changeSubject, changeText, countChanges } from './change-words';
import { DifferenceDocument } from './difference-document';
import { DocumentFormat } from './document-format';
import { groupBy } from './group-by';
import { placeText } from './place-text';
import { Colors } from './table';
import { wrap } from './wrap';
import { AccessChange, CHANGE_KINDS } from '../access/access-change';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** A change with the side that has it. */
interface SignedChange {
  readonly sign: '+' | '-';
  readonly change: AccessChange;
}

/** For people: what is given and taken, by kind and by whom. */
export const differenceText: DocumentFormat<DifferenceDocument> = {
  name: 'text',
  description: 'for people: what is given (+) and taken (-), by kind and holder',
  render(difference, { color, width = 100 }) {
    const colors = createColors(color);
    const { compared, gives = [], takes = [], errors, notes } = difference;
    const lines = [
      ...wrap(`Access of ${printable(difference.new)}, compared with ${printable(difference.old)}`, '', width).map(colors.bold),
      '',
      ...changeLines(gives, takes, colors, width),
      ...errors.flatMap(error => wrapped(`${colors.inverse(colors.red('ERROR'))}  `, 'ERROR  '.length, printable(`${error.side} side: ${[placeText(error), error.message].filter(text => text !== '').join(': ')}`), width)),
      ...errors.length > 0 ? [''] : [],
      ...notes.flatMap(note => [...wrap(`Note: ${printable(note)}`, '', width), '']),
      ...wrap(outcome(compared, gives, takes, errors.length), '', width).map(colors.bold),
    ];
    return safeText(`${lines.join('\n')}\n`, { colors: color });
  },
};

function changeLines(gives: readonly AccessChange[], takes: readonly AccessChange[], colors: Colors, width: number): string[] {
  const all: SignedChange[] = [...gives.map(change => ({ sign: '+' as const, change })), ...takes.map(change => ({ sign: '-' as const, change }))];
  return CHANGE_KINDS.flatMap(kind => {
    const ofKind = all.filter(({ change }) => change.kind === kind);
    if (ofKind.length === 0) { return []; }
    const bySubject = [...groupBy(ofKind, ({ change }) => changeSubject(change))];
    return [colors.bold(CHANGE_TITLES[kind].title), ...bySubject.flatMap(([subject, changes]) => [
      ...wrap(printable(subject), '  ', width),
      ...changes.flatMap(signed => oneChange(signed, colors, width)),
    ]), ''];
  });
}

function oneChange({ sign, change }: SignedChange, colors: Colors, width: number): string[] {
  const paint = sign === '+' ? (change.sensitive.length > 0 ? colors.red : colors.yellow) : colors.green;
  const marks = changeMarks(change);
  const detail = changeDetail(change);
  return [
    ...wrapped(`  ${paint(sign)} `, 4, printable(`${changeText(change)}${marks === '' ? '' : `  ${marks}`}`), width),
    ...detail === '' ? [] : wrap(printable(detail), '      ', width).map(colors.dim),
  ];
}

/** Text behind a mark; what follows the first line is indented as far. */
function wrapped(mark: string, markWidth: number, text: string, width: number): string[] {
  const [first, ...others] = wrap(text, ' '.repeat(markWidth), width);
  return [mark + first.slice(markWidth), ...others];
}

function outcome(compared: boolean, gives: readonly AccessChange[], takes: readonly AccessChange[], errors: number): string {
  if (!compared) { return `NOT COMPARED: ${errors === 1 ? '1 error' : `${errors} errors`}, so nothing can be said about the difference.`; }
  if (gives.length + takes.length === 0) { return 'No difference in access.'; }
  return `Gives ${countChanges(gives)}; takes ${countChanges(takes)}.`;
}
