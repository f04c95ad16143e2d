import { CHANGE_TITLES, changeDetail, changeSubject, changeText, countChanges } from './change-words';
import { DifferenceDocument } from './difference-document';
import { DocumentFormat } from './document-format';
import { groupBy } from './group-by';
import { codeSpan, htmlText, markdownText } from './markdown-text';
import { placeText } from './place-text';
import { AccessChange, CHANGE_KINDS } from '../access/access-change';
import { safeText } from '../text/safe-text';

/** GitHub takes 65,536 characters for a comment; the rest is for what a pipeline writes around it. */
const MAXIMUM_LENGTH = 60_000;
/** The most characters of a line: one name may be as long as a comment. */
const MAXIMUM_LINE = 2_000;

/** What is written whole or not at all. */
interface Block {
  readonly text: string;
  readonly changes: number;
}

/** For the comment of a pull request: the counts first, then what is given, then what is taken. */
export const differenceMarkdown: DocumentFormat<DifferenceDocument> = {
  name: 'markdown',
  description: 'for the comment of a pull request: counts, what is given, what is taken',
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
      head('## ❌ Access not compared'), head(sides), head('Not all could be read, so nothing can be said about the difference.'),
      ...errors.map(error => head(`- ${error.side} side: ${[codeSpan(placeText(error)), markdownText(error.message)].filter(part => part !== '').join(' ')}`)),
    ];
  }
  return [
    head(`## ${gives.length === 0 ? (takes.length === 0 ? 'No difference in access' : 'This change takes access') : `${gives.length === 0 ? '' : '⚠️ '}This change gives access`}`),
    head(sides),
    ...gives.length + takes.length === 0 ? [] : [head(`- **Gives** ${countChanges(gives)}\n- **Takes** ${countChanges(takes)}`)],
    ...notes.map(note => head(`Note: ${markdownText(note)}`)),
    ...sectionOf('Gives', gives),
    ...sectionOf('Takes', takes),
  ];
}

/** What is sensitive comes before the rest of its kind, which may not fit. */
function sectionOf(title: string, changes: readonly AccessChange[]): Block[] {
  if (changes.length === 0) { return []; }
  const kinds = CHANGE_KINDS.flatMap(kind => {
    const ofKind = changes.filter(change => change.kind === kind);
    const subjects = [...groupBy(ofKind, changeSubject)].sort(([, a], [, b]) => Number(isSensitive(b)) - Number(isSensitive(a)));
    return ofKind.length === 0 ? [] : [
      block(`\n#### ${CHANGE_TITLES[kind].title}\n`),
      ...subjects.flatMap(([subject, ofSubject]) => [
        block(`- **${markdownText(shortened(subject))}**`), ...ofSubject.map(change => ({ text: lineOf(change), changes: 1 })),
      ]),
    ];
  });
  return [block(`\n### ${title}\n`), ...kinds];
}

function isSensitive(changes: readonly AccessChange[]): boolean {
  return changes.some(({ sensitive }) => sensitive.length > 0);
}

function lineOf(change: AccessChange): string {
  const { certainty, sensitive } = change;
  const marks = [...certainty === 'possible' ? ['*possible*'] : [], ...sensitive.length > 0 ? [`⚠️ ${sensitive.map(codeSpan).join(', ')}`] : []];
  const detail = changeDetail(change);
  return [
    `  - ${[codeSpan(shortened(changeText(change))), ...marks].join(' ')}`,
    ...detail === '' ? [] : [`    <br><sub>${htmlText(shortened(detail))}</sub>`],
  ].join('\n');
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
