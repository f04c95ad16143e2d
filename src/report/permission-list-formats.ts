import { createColors } from 'picocolors';
import { PermissionListDocument } from './access-document';
import { DocumentFormat } from './document-format';
import { jsonDocument } from './json-document';
import { markdownText } from './markdown-text';
import { Colors } from './table';
import { ListedPermission } from '../access/permission-list';
import { kubectlResourceName } from '../access/resource-name';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** The columns of `kubectl auth can-i --list`. */
const COLUMNS: readonly { readonly title: string; value(row: ListedPermission): string }[] = [
  { title: 'Resources', value: ({ apiGroup, resource }) => resource === undefined ? '' : kubectlResourceName(apiGroup ?? '', resource) },
  { title: 'Non-Resource URLs', value: ({ nonResourceUrl }) => `[${nonResourceUrl ?? ''}]` },
  { title: 'Resource Names', value: ({ resourceNames }) => `[${resourceNames.join(' ')}]` },
  { title: 'Verbs', value: ({ verbs }) => `[${verbs.join(' ')}]` },
];

const text: DocumentFormat<PermissionListDocument> = {
  name: 'text',
  description: 'human-readable: the columns of kubectl auth can-i --list',
  render({ permissions, possible, dependsOn, notes }, { color }) {
    const colors = createColors(color);
    return safeText(`${[
      ...tableLines(permissions, colors),
      ...possible.length === 0 ? [] : ['', colors.bold('Perhaps also'), ...tableLines(possible, colors)],
      ...dependsOn.length === 0 ? [] : ['', colors.bold('There may be more'), ...dependsOn.map(reason => `  ${printable(reason)}`)],
      ...notes.length === 0 ? [] : ['', ...notes.map(note => colors.dim(`Note: ${printable(note)}`))],
    ].join('\n')}\n`, { colors: color });
  },
};

const markdown: DocumentFormat<PermissionListDocument> = {
  name: 'markdown',
  description: 'for a comment: the same as a table',
  render({ as, namespace, permissions, possible, dependsOn, notes, errors }) {
    return safeText(`${[
      `Permissions of ${markdownText(as.text)}${namespace === undefined ? ' in the whole cluster' : ` in namespace ${markdownText(namespace)}`}:`,
      '',
      ...markdownTable(permissions),
      ...possible.length === 0 ? [] : ['', 'Perhaps also:', '', ...markdownTable(possible)],
      ...dependsOn.length === 0 ? [] : ['', 'There may be more:', '', ...dependsOn.map(reason => `- ${markdownText(reason)}`)],
      ...notes.length === 0 ? [] : ['', ...notes.map(note => `> ${markdownText(note)}`)],
      ...errors.length === 0 ? [] : ['', '**A part of the input could not be read.**'],
    ].join('\n')}\n`);
  },
};

/** The formats of `can-i --list`, by name. */
export const PERMISSION_LIST_FORMATS: ReadonlyMap<string, DocumentFormat<PermissionListDocument>> = new Map(
  [text, jsonDocument<PermissionListDocument>('permission-list.schema.json'), markdown].map(format => [format.name, format]),
);

function tableLines(rows: readonly ListedPermission[], colors: Colors): string[] {
  const cells = rows.map(row => COLUMNS.map(column => printable(column.value(row))));
  const widths = COLUMNS.map(({ title }, index) => cells.reduce((widest, row) => Math.max(widest, row[index].length), title.length));
  const line = (row: readonly string[]): string => row.map((cell, index) => cell.padEnd(widths[index])).join('   ').trimEnd();
  return [colors.dim(line(COLUMNS.map(({ title }) => title))), ...cells.map(line)];
}

function markdownTable(rows: readonly ListedPermission[]): string[] {
  return [
    `| ${COLUMNS.map(({ title }) => title).join(' | ')} |`,
    `|${COLUMNS.map(() => '---').join('|')}|`,
    ...rows.map(row => `| ${COLUMNS.map(column => markdownText(column.value(row))).join(' | ')} |`),
  ];
}
