import { createColors } from 'picocolors';
import { acceptanceText } from './acceptance-text';
import { DocumentFormat } from './document-format';
import { dotDiagram } from './dot-text';
import { jsonDocument } from './json-document';
import { markdownText } from './markdown-text';
import { mermaidDiagram } from './mermaid-text';
import { cutLines, noPathText, PROOF_TEXTS } from './path-summary';
import { pathText, startsText } from './path-text';
import { pathsDiagram } from './paths-diagram';
import { ListedPath, PathsDocument } from './paths-document';
import { PathGroup, pathSections } from './paths-groups';
import { EscalationPath } from '../access/escalation-path';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** The maximum number of lines per target in formats for people. */
const MAXIMUM_LINES = 200;

/** The heading of paths that follow from one accepted permission. */
const DECLARED = 'Declared';

const json = jsonDocument<PathsDocument>('paths.schema.json');

const mermaid: DocumentFormat<PathsDocument> = {
  name: 'mermaid',
  description: 'a picture for GitHub and GitLab: starts, accounts, targets; at most 60 edges',
  render: document => mermaidDiagram(pathsDiagram(document)),
};

const dot: DocumentFormat<PathsDocument> = {
  name: 'dot',
  description: 'the same picture for Graphviz',
  render: document => dotDiagram(pathsDiagram(document)),
};

/**
 * The formats of `paths`, by name.
 *
 * @param showsProof Whether formats for people show the proof of each step.
 */
export function pathsFormats(showsProof: boolean): ReadonlyMap<string, DocumentFormat<PathsDocument>> {
  return new Map([textFormat(showsProof), json, markdownFormat(showsProof), mermaid, dot].map(format => [format.name, format]));
}

function textFormat(showsProof: boolean): DocumentFormat<PathsDocument> {
  return {
    name: 'text',
    description: 'human-readable: by target, one line a path, the strongest first',
    render(document, { color }) {
      const colors = createColors(color);
      const { open, declared } = pathSections(document.paths);
      const linesOf = (groups: readonly PathGroup[]): string[] => groups.flatMap(group => [
        `${colors.bold(printable(group.target.text))} ${colors.dim(`(${countText(group)})`)}`,
        ...group.lines.slice(0, MAXIMUM_LINES).flatMap(({ starts, path }) => [
          `  ${colors.bold(printable(startsText(starts)))} ${printable(pathText(path))}`,
          ...[...acceptanceLines(path), ...showsProof ? proofLines(path) : []].map(line => colors.dim(`      ${printable(line)}`)),
        ]),
        ...omissionLines(group).map(line => `  ${colors.dim(line)}`),
        '',
      ]);
      const groups = linesOf(open);
      return safeText(`${[
        ...groups.length === 0 ? [noPathText(document), ''] : groups,
        ...cutLines(document).map(line => printable(line)),
        ...declared.length === 0 ? [] : [...document.cuts.length === 0 ? [] : [''], colors.bold(DECLARED), '', ...linesOf(declared)],
        ...document.notes.map(note => colors.dim(`Note: ${printable(note)}`)),
      ].join('\n').trimEnd()}\n`, { colors: color });
    },
  };
}

function markdownFormat(showsProof: boolean): DocumentFormat<PathsDocument> {
  return {
    name: 'markdown',
    description: 'for a comment: the same as lists, and the picture',
    render(document) {
      const { open, declared } = pathSections(document.paths);
      const linesOf = (groups: readonly PathGroup[]): string[] => groups.flatMap(group => [
        `**${markdownText(group.target.text)}** (${countText(group)})`,
        '',
        ...group.lines.slice(0, MAXIMUM_LINES).flatMap(({ starts, path }) => [
          `- ${markdownText(`${startsText(starts)} ${pathText(path)}`)}`,
          ...[...acceptanceLines(path), ...showsProof ? proofLines(path) : []].map(line => `  - ${markdownText(line)}`),
        ]),
        ...omissionLines(group).map(line => `- ${markdownText(line)}`),
        '',
      ]);
      return safeText(`${[
        ...open.length === 0 ? [markdownText(noPathText(document)), ''] : linesOf(open),
        ...document.paths.length === 0 ? [] : ['```mermaid', String(mermaidDiagram(pathsDiagram(document))).trimEnd(), '```'],
        ...cutLines(document).flatMap(line => ['', markdownText(line)]),
        ...declared.length === 0 ? [] : ['', `### ${DECLARED}`, '', ...linesOf(declared)],
        ...document.notes.flatMap(note => ['', `> ${markdownText(note)}`]),
        ...document.errors.length === 0 ? [] : ['', '**A part of the input could not be read.**'],
      ].join('\n').trimEnd()}\n`);
    },
  };
}

function omissionLines({ lines }: PathGroup): string[] {
  const omitted = lines.slice(MAXIMUM_LINES).reduce((sum, { starts }) => sum + starts.length, 0);
  return omitted === 0 ? [] : [`and ${omitted} more: narrow the list with --from, or write all paths with --output json`];
}

function countText({ certain, unsure }: PathGroup): string {
  return [...certain > 0 ? [`${certain} certain`] : [], ...unsure > 0 ? [`${unsure} unsure`] : []].join(', ');
}

function acceptanceLines({ declared = [] }: ListedPath): string[] {
  return [...new Set(declared.map(acceptance => acceptanceText(acceptance)))];
}

function proofLines({ steps }: EscalationPath): string[] {
  return steps.filter(({ edge }) => edge !== 'part').map(({ how, proof, source }) => `${how}: ${PROOF_TEXTS[proof]}, ${source}`);
}
