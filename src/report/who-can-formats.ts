import { createColors } from 'picocolors';
import { WhoCanDocument } from './access-document';
import { chainName, chainObjectText } from './access-text';
import { DocumentFormat } from './document-format';
import { dotDiagram } from './dot-text';
import { jsonDocument } from './json-document';
import { markdownText } from './markdown-text';
import { mermaidDiagram } from './mermaid-text';
import { count } from './summary';
import { whoCanDiagram } from './who-can-diagram';
import { wrap } from './wrap';
import { AllowedAccount, AllowedSubject, AllowedWorkload } from '../access/who-can';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** The maximum number of workloads and of built-in subjects that formats for people name. */
const MAX_NAMED = 30;

const WIDTH = 100;

const text: DocumentFormat<WhoCanDocument> = {
  name: 'text',
  description: 'human-readable: subjects with what grants it, and the workloads that hold such a token',
  render(document, { color }) {
    const colors = createColors(color);
    const { question, notes, dependsOn } = document;
    const sections = sectionsOf(document).map(({ title, rows, more }) => [
      '', colors.bold(title), ...rows.map(row => `  ${printable(row)}`), ...more === undefined ? [] : [`  ${more}`],
    ]);
    const builtIn = builtInText(document);
    return safeText(`${[
      colors.bold(`Who can ${printable(question.text)}`),
      ...sections.flat(),
      ...builtIn === undefined ? [] : ['', colors.bold('In every cluster'), ...wrap(builtIn, '  ', WIDTH)],
      ...dependsOn.length === 0 ? [] : ['', colors.bold('There may be more'), ...dependsOn.map(reason => `  ${printable(reason)}`)],
      ...notes.length === 0 ? [] : ['', ...notes.map(note => colors.dim(`Note: ${printable(note)}`))],
    ].join('\n')}\n`, { colors: color });
  },
};

const markdown: DocumentFormat<WhoCanDocument> = {
  name: 'markdown',
  description: 'for a comment: the same as lists',
  render(document) {
    const { question, notes, dependsOn, errors } = document;
    const builtIn = builtInText(document);
    return safeText(`${[
      `**Who can ${markdownText(question.text)}**`,
      ...sectionsOf(document).flatMap(({ title, rows, more }) => [
        '', `${title}:`, '', ...rows.map(row => `${/^ */.exec(row)![0]}- ${markdownText(row.trimStart())}`), ...more === undefined ? [] : [`- ${more}`],
      ]),
      ...builtIn === undefined ? [] : ['', `In every cluster: ${markdownText(builtIn)}`],
      ...dependsOn.length === 0 ? [] : ['', 'There may be more:', '', ...dependsOn.map(reason => `- ${markdownText(reason)}`)],
      ...notes.length === 0 ? [] : ['', ...notes.map(note => `> ${markdownText(note)}`)],
      ...errors.length === 0 ? [] : ['', '**A part of the input could not be read.**'],
    ].join('\n')}\n`);
  },
};

const mermaid: DocumentFormat<WhoCanDocument> = {
  name: 'mermaid',
  description: 'a picture for GitHub and GitLab: workloads, subjects, roles; at most 60 edges',
  render: document => mermaidDiagram(whoCanDiagram(document)),
};

const dot: DocumentFormat<WhoCanDocument> = {
  name: 'dot',
  description: 'the same picture for Graphviz',
  render: document => dotDiagram(whoCanDiagram(document)),
};

/** The formats of `who-can`, by name. */
export const WHO_CAN_FORMATS: ReadonlyMap<string, DocumentFormat<WhoCanDocument>> = new Map(
  [text, jsonDocument<WhoCanDocument>('who-can.schema.json'), markdown, mermaid, dot].map(format => [format.name, format]),
);

interface Section {
  readonly title: string;
  readonly rows: readonly string[];
  readonly more?: string;
}

function sectionsOf({ subjects, accounts }: WhoCanDocument): readonly Section[] {
  const shown = subjects.filter(({ builtIn }) => !builtIn);
  const holders = accounts.flatMap(account => account.workloads.map(workload => ({ account, workload })));
  const certain = shown.filter(({ certainty }) => certainty === 'yes');
  const possible = shown.filter(({ certainty }) => certainty === 'unknown');
  return [
    { title: 'Certain', rows: certain.length === 0 ? ['no subject of the input'] : certain.flatMap(subjectRows) },
    ...possible.length === 0 ? [] : [{ title: 'Possible', rows: possible.flatMap(subjectRows) }],
    ...holders.length === 0 ? [] : [{
      title: 'Workloads with a token of such a ServiceAccount',
      rows: holders.slice(0, MAX_NAMED).map(({ account, workload }) => workloadRow(workload, account)),
      ...holders.length > MAX_NAMED ? { more: `and ${count(holders.length - MAX_NAMED, 'more workload')}, which json lists` } : {},
    }],
  ];
}

function subjectRows(subject: AllowedSubject): string[] {
  return [chainName(subject), ...subject.chains.flatMap(({ binding, role, dependsOn }) => [
    `  ${chainObjectText(binding)}`, `    → ${chainObjectText(role)}`, ...dependsOn.map(reason => `      ${reason}`),
  ])];
}

function workloadRow({ containers, ...workload }: AllowedWorkload, { namespace, name, certainty, through }: AllowedAccount): string {
  const account = chainName({ kind: 'ServiceAccount', namespace, name });
  const groups = through.includes(account) ? '' : ` through ${through.join(', ')}`;
  const names = containers.map(container => `${container.name}${container.certainty === 'unknown' ? ' (possibly)' : ''}`).join(', ');
  return `${chainName(workload)}: ${names}, as ${account}${groups}${certainty === 'unknown' ? ' (possibly)' : ''}`;
}

/** Built-in subjects are well known, so they share one paragraph. */
function builtInText({ subjects }: WhoCanDocument): string | undefined {
  const builtIn = subjects.filter(subject => subject.builtIn).map(chainName);
  if (builtIn.length === 0) { return undefined; }
  return `${builtIn.slice(0, MAX_NAMED).join(', ')}${builtIn.length > MAX_NAMED ? ` and ${count(builtIn.length - MAX_NAMED, 'more subject')}, which json lists` : ''}`;
}
