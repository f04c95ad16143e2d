/** The maximum number of edges: with more, Mermaid takes seconds and readers cannot follow them. */
export const MAX_EDGES = 60;

/** A diagram as data. */
export interface Diagram {
  /** Includes nodes without edges. */
  readonly nodes: readonly DiagramNode[];
  /** The most important first: a diagram with too many edges omits the last. */
  readonly edges: readonly DiagramEdge[];
}

/** A node of a diagram. */
export interface DiagramNode {
  /** Identifies the node in edges; never shown. */
  readonly id: string;
  /** The label, line by line. */
  readonly lines: readonly string[];
  /** Subjects are round, targets are hexagons, and everything else is a box. */
  readonly shape?: 'box' | 'round' | 'hexagon';
  /** `high` marks the targets of an attacker. */
  readonly emphasis?: 'high';
}

/** An arrow. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Draws the arrow dashed: it depends on something that the input does not show. */
  readonly unsure?: boolean;
}

/** The part of a diagram that is drawn. */
export interface DrawnDiagram extends Diagram {
  /** The number of omitted edges. */
  readonly omittedEdges: number;
  /** The number of omitted nodes; no drawn edge uses them. */
  readonly omittedNodes: number;
}

/** The first edges of a diagram with their nodes, and as many nodes without edges as fit. */
export function drawnDiagram({ nodes, edges }: Diagram, mostEdges = MAX_EDGES): DrawnDiagram {
  const drawn = edges.slice(0, mostEdges);
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  let room = mostEdges - drawn.length;
  const drawnNodes = nodes.filter(({ id }) => shown.has(id) || (!connected.has(id) && room-- > 0));
  return { nodes: drawnNodes, edges: drawn, omittedEdges: edges.length - drawn.length, omittedNodes: nodes.length - drawnNodes.length };
}

/** Says what a diagram omits; `undefined` if it is complete. */
export function omissionText({ omittedEdges, omittedNodes }: DrawnDiagram): string | undefined {
  const left = [
    ...omittedEdges > 0 ? [`${omittedEdges} more ${omittedEdges === 1 ? 'edge' : 'edges'}`] : [],
    ...omittedNodes > 0 ? [`${omittedNodes} more ${omittedNodes === 1 ? 'node' : 'nodes'}`] : [],
  ];
  return left.length === 0 ? undefined : `not drawn: ${left.join(', ')}`;
}
