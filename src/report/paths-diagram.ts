import { Diagram, DiagramEdge, DiagramNode } from './diagram';
import { pathStart, pathStarts } from './path-start';
import { grantedRoleText, startsText } from './path-text';
import { PathsDocument } from './paths-document';
import { PathNode, PathStep } from '../access/escalation-path';

const SHAPES: { readonly [kind in PathNode['kind']]?: DiagramNode['shape'] } = { 'account': 'round', 'user': 'round', 'group': 'round', 'cluster-admin': 'hexagon', 'node': 'hexagon', 'nodes': 'hexagon', 'cloud-identity': 'hexagon' };

/** From starts to targets, each node once. Containers with the same first step share a box. */
export function pathsDiagram({ paths }: Pick<PathsDocument, 'paths'>): Diagram {
  const starts = pathStarts(paths);
  const nodes = new Map<string, DiagramNode>();
  const edges = new Map<string, DiagramEdge>();
  const drawn = new Map<PathStep, Set<string>>();
  for (const path of paths) {
    let from = pathStart(path);
    nodes.set(from, { id: from, lines: startLines(starts.get(from)!) });
    for (const step of path.steps) {
      const isTarget = step.to.text === path.target.text;
      const froms = drawn.get(step) ?? new Set<string>();
      drawn.set(step, froms);
      if (!isTarget && froms.has(from)) { from = step.to.text; continue; }
      froms.add(from);
      const known = nodes.get(step.to.text);
      if (!known || isTarget) { nodes.set(step.to.text, nodeOf(step.to, isTarget)); }
      const label = labelOf(step);
      const key = JSON.stringify([from, step.to.text, label]);
      if (!edges.has(key)) { edges.set(key, { from, to: step.to.text, label, ...step.certainty === 'unknown' ? { unsure: true } : {} }); }
      from = step.to.text;
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

function startLines(nodes: readonly PathNode[]): string[] {
  const [{ kind }] = nodes;
  return kind === 'container' && nodes.length > 1 ? [`${nodes.length} containers`, startsText(nodes)] : [startsText(nodes)];
}

function nodeOf({ kind, text }: PathNode, isTarget: boolean): DiagramNode {
  const shape = isTarget ? 'hexagon' : SHAPES[kind];
  return { id: text, lines: [text], ...shape === undefined ? {} : { shape }, ...isTarget ? { emphasis: 'high' } : {} };
}

/** The grants of a step; a node that is part of the previous one needs no label. */
function labelOf({ edge, how, grants }: PathStep): string {
  if (edge === 'part') { return ''; }
  return [edge === 'token' ? 'token' : how, ...new Set(grants.map(grantedRoleText))].join(', ');
}
