import { EscalationPath, PathNode } from '../access/escalation-path';

/** Equal for paths whose starts share a box in a picture: containers with the same first step. */
export function pathStart({ from, steps: [first] }: EscalationPath): string {
  return from.kind === 'container' ? JSON.stringify([first.edge, first.to.text, first.certainty]) : from.text;
}

/** The nodes in each such box. */
export function pathStarts(paths: readonly EscalationPath[]): ReadonlyMap<string, readonly PathNode[]> {
  const found = new Map<string, Map<string, PathNode>>();
  for (const path of paths) {
    const starts = found.get(pathStart(path)) ?? new Map<string, PathNode>();
    starts.set(path.from.text, path.from);
    found.set(pathStart(path), starts);
  }
  return new Map([...found].map(([key, starts]) => [key, [...starts.values()]]));
}
