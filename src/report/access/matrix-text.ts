import { createColors } from 'picocolors';
import { MatrixScope } from '../../access/access-matrix';
import { printable } from '../../text/printable';
import { safeText } from '../../text/safe-text';
import { DocumentFormat } from '../document-format';
import { Colors } from '../table';
import { wrap } from '../wrap';
import { MatrixDocument } from './access-documents';
import { inputLines } from './input-lines';
import { alikeAccounts, CELLS, LEGEND, otherVerbs, rowName, scopeRemarks, scopeTitle } from './matrix-rows';
import { ACCESS_WIDTH } from './overview-text';

/** The minimum width of the resource column. A longer name that does not fit gets its own line. */
const LEAST_RESOURCE = 14;

/** The width reserved for verbs without a column. */
const OTHER_VERBS = 20;

/** Longer verbs wrap in the heading. */
const TITLE = 12;

/** Human-readable: resources x verbs. */
export const matrixText: DocumentFormat<MatrixDocument> = {
  name: 'text',
  description: 'human-readable: resources x verbs',
  render(matrix, { color, width = ACCESS_WIDTH }) {
    const colors = createColors(color);
    const { groups, without } = alikeAccounts(matrix);
    const lines = [
      ...groups.flatMap(({ title, scopes }) => [
        ...wrap(printable(title), '', width).map(line => colors.bold(colors.inverse(line))), '', ...scopes.flatMap(scope => [...scopeLines(scope, matrix.verbs, width, colors), '']),
      ]),
      ...without.length === 0 ? [] : [...wrap(printable(`No permission by the bindings of the input: ${without.join(', ')}`), '', width), ''],
      ...matrix.accounts.length === 0 ? ['The input has no ServiceAccount.', ''] : [],
      ...groups.length === 0 ? [] : wrap(LEGEND, '', width),
      ...inputLines(matrix).flatMap(line => wrap(printable(line), '', width)),
    ];
    return safeText(`${lines.join('\n').trimEnd()}\n`, { colors: color });
  },
};

function scopeLines(scope: MatrixScope, verbs: readonly string[], width: number, colors: Colors): string[] {
  const { rows } = scope;
  const columns = verbs.map(verb => {
    const title = titleLines(verb);
    return { verb, title, width: Math.max(CELLS.unknown.length, ...title.map(({ length }) => length)) };
  });
  const cellsWidth = columns.reduce((sum, column) => sum + column.width + 2, 0);
  const also = rows.map(row => printable(otherVerbs(row)));
  const alsoWidth = also.reduce((widest, { length }) => Math.max(widest, length), 0);
  const names = rows.map(row => printable(rowName(row)));
  const longest = names.reduce((widest, { length }) => Math.max(widest, length), 'RESOURCE'.length);
  const room = Math.max(width - 2 - cellsWidth - (alsoWidth > 0 ? Math.min(alsoWidth, OTHER_VERBS) + 2 : 0), LEAST_RESOURCE);
  const nameWidth = Math.min(longest, room);
  const restWidth = width - 2 - nameWidth - cellsWidth - 2;
  const fits = (text: string): boolean => text.length <= Math.max(restWidth, 0);
  const headings = Math.max(...columns.map(({ title }) => title.length));
  const line = (name: string, cells: readonly string[], rest: string): string => `  ${[name.padEnd(nameWidth), ...cells].join('  ')}${rest === '' ? '' : `  ${rest}`}`.trimEnd();
  return [
    colors.bold(printable(scopeTitle(scope))),
    ...rows.length === 0 ? [] : [...Array(headings).keys()].map(index => colors.dim(line(
      index === 0 ? 'RESOURCE' : '', columns.map(column => (column.title[index] ?? '').padEnd(column.width)),
      index === 0 && also.some(text => text !== '' && fits(text)) ? 'OTHER VERBS' : '',
    ))),
    ...rows.flatMap((row, index) => {
      const cells = columns.map(({ verb, width: columnWidth }) => paint(CELLS[row.access[verb]].padEnd(columnWidth), row.access[verb], colors));
      const name = names[index];
      return [
        ...name.length > nameWidth ? [`  ${name}`] : [],
        line(name.length > nameWidth ? '' : name, cells, fits(also[index]) ? also[index] : ''),
        ...fits(also[index]) ? [] : wrap(`also ${also[index]}`, '    ', width),
      ];
    }),
    ...scopeRemarks(scope).flatMap(remark => wrap(printable(remark), '  ', width)),
  ];
}

function titleLines(verb: string): readonly string[] {
  return verb === 'deletecollection' ? ['DELETE-', 'COLLECTION'] : verb.toUpperCase().match(new RegExp(`.{1,${TITLE}}`, 'g')) ?? [];
}

function paint(text: string, verdict: 'yes' | 'unknown' | 'none', colors: Colors): string {
  return verdict === 'yes' ? colors.green(text) : verdict === 'unknown' ? colors.yellow(text) : colors.dim(text);
}
