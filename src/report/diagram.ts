/** The most edges of a picture: with more, Mermaid takes seconds and no reader follows them. */
export const MAX_EDGES = 60;

/** A picture as data. */
export interface Diagram {
  /** Nodes without an edge are drawn too. */
  readonly nodes: readonly DiagramNode[];
  /** The most important first: a picture with too many leaves out the last. */
  readonly edges: readonly DiagramEdge[];
}

/** What a box stands for. */
export interface DiagramNode {
  /** Refers to the node in edges; never shown. */
  readonly id: string;
  /** The label, line by line. */
  readonly lines: readonly string[];
  /** A subject is round, a target is a hexagon; everything else is a box. */
  readonly shape?: 'box' | 'round' | 'hexagon';
  /** `high` marks what an attacker wants. */
  readonly emphasis?: 'high';
}

/** An arrow. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Whether it is dashed, because it depends on what the input does not show. */
  readonly unsure?: boolean;
}

/** What of a diagram is drawn. */
export interface DrawnDiagram extends Diagram {
  /** How many edges are left out. */
  readonly omittedEdges: number;
  /** How many nodes are left out, which have none of the edges that are drawn. */
  readonly omittedNodes: number;
}

/** The first edges of a diagram with their nodes, and as many nodes without edges as there is room for. */
export function drawnDiagram({ nodes, edges }: Diagram, mostEdges = MAX_EDGES): DrawnDiagram {
  const drawn = edges.slice(0, mostEdges);
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  let room = mostEdges - drawn.length;
  const drawnNodes = nodes.filter(({ id }) => shown.has(id) || (!connected.has(id) && room-- > 0));
  return { nodes: drawnNodes, edges: drawn, omittedEdges: edges.length - drawn.length, omittedNodes: nodes.length - drawnNodes.length };
}

/** What a picture says of what is left out; `undefined` where nothing is. */
export function omissionText({ omittedEdges, omittedNodes }: DrawnDiagram): string | undefined {
  const left = [
    ...omittedEdges > 0 ? [`${omittedEdges} more ${omittedEdges === 1 ? 'edge' : 'edges'}`] : [],
    ...omittedNodes > 0 ? [`${omittedNodes} more ${omittedNodes === 1 ? 'node' : 'nodes'}`] : [],
  ];
  return left.length === 0 ? undefined : `not drawn: ${left.join(', ')}`;
}
