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

/** The columns of a resource, where there is room; one with a longer name has a line of its own. */
const RESOURCE = 48;
const LEAST_RESOURCE = 16;

/** For people: resources x verbs. */
export const matrixText: DocumentFormat<MatrixDocument> = {
  name: 'text',
  description: 'for people: resources x verbs',
  render(matrix, { color, width = ACCESS_WIDTH }) {
    const colors = createColors(color);
    const { groups, without } = alikeAccounts(matrix);
    const lines = [
      ...groups.flatMap(({ title, scopes }) => [
        ...wrap(printable(title), '', width).map(line => colors.bold(colors.inverse(line))), '', ...scopes.flatMap(scope => [...scopeLines(scope, matrix.verbs, width, colors), '']),
      ]),
      ...without.length === 0 ? [] : [...wrap(printable(`No permission by the bindings of the input: ${without.join(', ')}`), '', width), ''],
      ...groups.length === 0 ? [] : wrap(LEGEND, '', width),
      ...inputLines(matrix).flatMap(line => wrap(printable(line), '', width)),
    ];
    return safeText(`${lines.join('\n').trimEnd()}\n`, { colors: color });
  },
};

function scopeLines(scope: MatrixScope, verbs: readonly string[], width: number, colors: Colors): string[] {
  const { rows } = scope;
  const columns = verbs.map(verb => ({ verb, title: verb.toUpperCase(), width: Math.max(verb.length, CELLS.unknown.length) }));
  const cellsWidth = columns.reduce((sum, column) => sum + column.width + 2, 0);
  const also = rows.map(row => printable(otherVerbs(row)));
  const alsoWidth = also.reduce((widest, { length }) => Math.max(widest, length), 0);
  const names = rows.map(row => printable(rowName(row)));
  const longest = names.reduce((widest, { length }) => Math.max(widest, length), 'RESOURCE'.length);
  const room = Math.max(Math.min(width - 2 - cellsWidth - (alsoWidth > 0 ? Math.min(alsoWidth, 20) + 2 : 0), RESOURCE), LEAST_RESOURCE);
  const nameWidth = Math.min(longest, room);
  const restWidth = width - 2 - nameWidth - cellsWidth - 2;
  const line = (name: string, cells: readonly string[], rest: string): string => `  ${[name.padEnd(nameWidth), ...cells].join('  ')}${rest === '' ? '' : `  ${rest}`}`.trimEnd();
  return [
    colors.bold(printable(scopeTitle(scope))),
    ...rows.length === 0 ? [] : [colors.dim(line('RESOURCE', columns.map(column => column.title.padEnd(column.width)), alsoWidth > 0 ? 'OTHER VERBS' : ''))],
    ...rows.flatMap((row, index) => {
      const cells = columns.map(({ verb, width: columnWidth }) => paint(CELLS[row.access[verb]].padEnd(columnWidth), row.access[verb], colors));
      const name = names[index];
      const fits = also[index].length <= restWidth;
      return [
        ...name.length > nameWidth ? [`  ${name}`] : [],
        line(name.length > nameWidth ? '' : name, cells, fits ? also[index] : ''),
        ...fits ? [] : wrap(`also ${also[index]}`, '    ', width),
      ];
    }),
    ...scopeRemarks(scope).flatMap(remark => wrap(printable(remark), '  ', width)),
  ];
}

function paint(text: string, verdict: 'yes' | 'unknown' | 'none', colors: Colors): string {
  return verdict === 'yes' ? colors.green(text) : verdict === 'unknown' ? colors.yellow(text) : colors.dim(text);
}
