import { ChangeLine, ChangeSection, changeSections } from './change-lines';
import { CHANGE_TITLES, countChanges, namedRules } from './change-words';
import { DifferenceDocument } from './difference-document';
import { DocumentFormat } from './document-format';
import { codeSpan, markdownText } from './markdown-text';
import { placeText } from './place-text';
import { safeText } from '../text/safe-text';

/** GitHub limits a comment to 65,536 characters; the rest is for text that a pipeline adds. */
const MAXIMUM_LENGTH = 60_000;
/** The maximum length of a line: a single name may be as long as a comment. */
const MAXIMUM_LINE = 2_000;

/** A part that is written in full or omitted. */
interface Block {
  readonly text: string;
  readonly changes: number;
}

/** For the comment of a pull request: the counts first, then what is added, then what is removed. */
export const differenceMarkdown: DocumentFormat<DifferenceDocument> = {
  name: 'markdown',
  description: 'for the comment of a pull request: counts, then the access that is added and removed',
  render(difference) {
    const parts: string[] = [];
    let length = 0;
    const blocks = blocksOf(difference);
    for (const [index, { text }] of blocks.entries()) {
      const safe = safeText(text);
      length += safe.length + 1;
      if (length > MAXIMUM_LENGTH) {
        const left = blocks.slice(index).reduce((sum, { changes }) => sum + changes, 0);
        parts.push('', `**${left} more did not fit in here.** The format json has them all: \`--output json=difference.json\`.`);
        break;
      }
      parts.push(safe);
    }
    return safeText(`${parts.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`);
  },
};

function blocksOf({ old, new: current, compared, gives = [], takes = [], errors, notes }: DifferenceDocument): Block[] {
  const sides = `${codeSpan(shortened(current))} compared with ${codeSpan(shortened(old))}`;
  if (!compared) {
    return [
      head('## ❌ Access not compared'), head(sides), head('Not all could be read.'),
      ...errors.map(error => head(`- ${error.side} side: ${[codeSpan(placeText(error)), markdownText(error.message)].filter(part => part !== '').join(' ')}`)),
    ];
  }
  return [
    head(`## ${gives.length === 0 ? (takes.length === 0 ? 'No difference in access' : 'This change removes access') : `${gives.length === 0 ? '' : '⚠ '}This change adds access`}`),
    head(sides),
    ...gives.length + takes.length === 0 ? [] : [head(`- **Adds** ${countChanges(gives)}\n- **Removes** ${countChanges(takes)}`)],
    ...notes.map(note => head(`Note: ${markdownText(note)}`)),
    ...sectionOf('Added', changeSections(gives, [])),
    ...sectionOf('Removed', changeSections([], takes)),
  ];
}

/** Sensitive changes come first, because the rest of their kind may not fit. */
function sectionOf(title: string, sections: readonly ChangeSection[]): Block[] {
  if (sections.length === 0) { return []; }
  return [block(`\n### ${title}\n`), ...sections.flatMap(({ kind, subjects }) => [
    block(`\n#### ${CHANGE_TITLES[kind].title}\n`),
    ...[...subjects].sort((a, b) => Number(isSensitive(b.lines)) - Number(isSensitive(a.lines))).flatMap(({ subject, lines }) => [
      block(`- **${markdownText(shortened(subject))}**`), ...lines.map(line => ({ text: textOf(line), changes: line.changes })),
    ]),
  ])];
}

function isSensitive(lines: readonly ChangeLine[]): boolean {
  return lines.some(({ sensitive, items }) => [sensitive, ...items.map(item => item.sensitive)].some(({ length }) => length > 0));
}

function textOf({ text, detail, isPossible, sensitive, items }: ChangeLine): string {
  return [
    `  - ${[markdownText(shortened(`${text}${detail === '' ? '' : items.length > 0 ? `, ${detail}` : `; ${detail}`}`)), ...isPossible ? ['*(possible)*'] : [], ...marks(sensitive)].join(' ')}`,
    ...items.map(item => `    - ${[codeSpan(shortened(item.text)), ...marks(item.sensitive)].join(' ')}`),
  ].join('\n');
}

function marks(sensitive: readonly string[]): string[] {
  const { rules, more } = namedRules(sensitive);
  return sensitive.length === 0 ? [] : [`⚠ ${rules.map(codeSpan).join(', ')}${more}`];
}

function shortened(text: string): string {
  return text.length > MAXIMUM_LINE ? `${text.slice(0, MAXIMUM_LINE)}...` : text;
}

function block(text: string): Block {
  return { text, changes: 0 };
}

function head(text: string): Block {
  return block(`${text}\n`);
}
