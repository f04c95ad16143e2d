import { Diagram, DiagramEdge, DiagramNode, drawnDiagram, omissionText } from './diagram';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

const SHAPES = { box: 'box', round: 'ellipse', hexagon: 'hexagon' } as const;

/** Literal text for a quoted label. Graphviz also interprets HTML entities. */
export function dotText(text: string): string {
  return printable(text).replace(/&/g, '&amp;').replace(/["\\]/g, '\\$&');
}

/** A diagram for Graphviz, with at most 60 edges. A node names the number of omitted ones. */
export function dotDiagram(diagram: Diagram): SafeText {
  const drawn = drawnDiagram(diagram);
  const ids = new Map(drawn.nodes.map(({ id }, index) => [id, `n${index}`]));
  const omission = omissionText(drawn);
  return safeText(`${[
    'digraph {',
    '  rankdir=LR;',
    '  node [fontname="Helvetica"];',
    '  edge [fontname="Helvetica"];',
    ...drawn.nodes.map(node => `  ${ids.get(node.id)} [${nodeAttributes(node)}];`),
    ...drawn.edges.map(({ from, to, ...edge }) => `  ${ids.get(from)} -> ${ids.get(to)}${edgeAttributes(edge)};`),
    ...omission === undefined ? [] : [`  omitted [shape=note, label="${dotText(omission)}"];`],
    '}',
  ].join('\n')}\n`);
}

function nodeAttributes({ lines, shape = 'box', emphasis }: DiagramNode): string {
  const colors = emphasis === undefined ? '' : ', style=filled, fillcolor="#fdeceb", color="#b3261e", fontcolor="#5c1410"';
  return `shape=${SHAPES[shape]}, label="${lines.map(dotText).join('\\n')}"${colors}`;
}

function edgeAttributes({ label, unsure }: Pick<DiagramEdge, 'label' | 'unsure'>): string {
  const attributes = [...label ? [`label="${dotText(label)}"`] : [], ...unsure ? ['style=dashed'] : []];
  return attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`;
}
