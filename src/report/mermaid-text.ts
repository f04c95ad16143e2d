import { Diagram, DiagramEdge, DiagramNode, drawnDiagram, DrawnDiagram, MAX_EDGES, omissionText } from './diagram';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** Mermaid rejects 50,000 characters and more; a code block in a pull request should stay well below. */
const MAX_CHARACTERS = 10_000;

/** Truncates longer lines, which leaves room for other names. */
const LONGEST_LINE = 120;

/** Characters that Mermaid, its Markdown or HTML would interpret as markup. */
const SPECIAL_CHARACTERS = /[#;&<>"'`()[\]{}|\\*_~$:@]/g;

/** Would start a list or a link. */
const BLOCK_START = /^(\d*)([-+.])|\b(www)(\.)/g;

const SHAPES = { box: ['[', ']'], round: ['([', '])'], hexagon: ['{{', '}}'] } as const;

/** Literal text for a quoted label: no markup, no HTML, no links. */
export function mermaidText(text: string): string {
  const characters = [...printable(text)];
  const line = characters.length > LONGEST_LINE ? `${characters.slice(0, LONGEST_LINE - 1).join('')}…` : characters.join('');
  return line
    .replace(SPECIAL_CHARACTERS, entity)
    .replace(BLOCK_START, (_, digits = '', start?: string, www = '', dot?: string) => `${digits}${www}${entity(start ?? dot!)}`);
}

/**
 * A diagram as a Mermaid flowchart, within the limits of GitHub and GitLab: at most 60
 * edges and 10,000 characters. A node names the number of omitted edges.
 */
export function mermaidDiagram(diagram: Diagram): SafeText {
  for (let edges = MAX_EDGES; ; edges = Math.floor(edges * 0.8)) {
    const text = render(drawnDiagram(diagram, edges));
    if (text.length <= MAX_CHARACTERS || edges === 0) { return safeText(text); }
  }
}

function render(drawn: DrawnDiagram): string {
  const ids = new Map(drawn.nodes.map(({ id }, index) => [id, `n${index}`]));
  const omission = omissionText(drawn);
  return `${[
    'flowchart LR',
    ...drawn.nodes.map(node => `  ${ids.get(node.id)}${nodeText(node)}`),
    ...drawn.edges.map(({ from, to, ...edge }) => `  ${ids.get(from)} ${arrow(edge)} ${ids.get(to)}`),
    ...omission === undefined ? [] : [`  omitted["${mermaidText(omission)}"]:::omitted`, '  classDef omitted stroke-dasharray:4'],
    // Without a text color, dark mode renders light text on a light background.
    ...drawn.nodes.some(({ emphasis }) => emphasis) ? ['  classDef high fill:#fdeceb,stroke:#b3261e,color:#5c1410'] : [],
  ].join('\n')}\n`;
}

function nodeText({ lines, shape = 'box', emphasis }: DiagramNode): string {
  const [open, close] = SHAPES[shape];
  return `${open}"${lines.map(mermaidText).join('<br>')}"${close}${emphasis === undefined ? '' : `:::${emphasis}`}`;
}

function arrow({ label, unsure }: Pick<DiagramEdge, 'label' | 'unsure'>): string {
  return `${unsure ? '-.->' : '-->'}${label === undefined || label === '' ? '' : `|"${mermaidText(label)}"|`}`;
}

function entity(character: string): string {
  return `#${character.charCodeAt(0)};`;
}
