import { MatrixScope } from '../../access/access-matrix';
import { safeText } from '../../text/safe-text';
import { DocumentFormat } from '../document-format';
import { markdownText } from '../markdown-text';
import { MatrixDocument } from './access-documents';
import { inputLines } from './input-lines';
import { alikeAccounts, CELLS, LEGEND, otherVerbs, rowName, scopeRemarks, scopeTitle } from './matrix-rows';

/** For pull requests: resources x verbs. */
export const matrixMarkdown: DocumentFormat<MatrixDocument> = {
  name: 'markdown',
  description: 'for pull requests and wikis',
  render(matrix) {
    const { groups, without } = alikeAccounts(matrix);
    const lines = [
      '# Access matrix',
      '',
      ...groups.flatMap(({ title, scopes }) => [`## ${markdownText(title)}`, '', ...scopes.flatMap(scope => [...scopeLines(scope, matrix.verbs), ''])]),
      ...without.length === 0 ? [] : [markdownText(`No permission by the bindings of the input: ${without.join(', ')}`), ''],
      ...groups.length === 0 ? [] : [markdownText(LEGEND), ''],
      ...inputLines(matrix).flatMap(line => [markdownText(line), '']),
    ];
    return safeText(`${lines.join('\n').trimEnd()}\n`);
  },
};

function scopeLines(scope: MatrixScope, verbs: readonly string[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [
    `${markdownText(scopeTitle(scope))}:`,
    '',
    ...scope.rows.length === 0 ? [] : [
      row(['Resource', ...verbs, 'Other verbs']),
      `| --- |${' --- |'.repeat(verbs.length + 1)}`,
      ...scope.rows.map(each => row([rowName(each), ...verbs.map(verb => CELLS[each.access[verb]]), otherVerbs(each)])),
      '',
    ],
    ...scopeRemarks(scope).map(remark => `- ${markdownText(remark)}`),
  ];
}
