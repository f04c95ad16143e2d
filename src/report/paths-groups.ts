import { PathLineNumbers } from './path-line-numbers';
import { ListedPath } from './paths-document';
import { EscalationPath, PathNode } from '../access/escalation-path';

/** Paths to one target. */
export interface PathGroup {
  readonly target: PathNode;
  readonly lines: readonly PathLine[];
  readonly certain: number;
  readonly unsure: number;
}

/** Paths that differ only in their starts. */
export interface PathLine {
  readonly starts: readonly PathNode[];
  readonly path: ListedPath;
}

/** Separates the paths that follow from a single accepted permission. */
export function pathSections(paths: readonly ListedPath[]): { readonly open: readonly PathGroup[]; readonly declared: readonly PathGroup[] } {
  return {
    open: pathGroups(paths.filter(({ declared }) => declared === undefined)),
    declared: pathGroups(paths.filter(({ declared }) => declared !== undefined)),
  };
}

/** Paths by target, in the given order; containers with the same account share a line. */
export function pathGroups(paths: readonly ListedPath[]): PathGroup[] {
  const numbers = new PathLineNumbers();
  const groups = new Map<string, Map<string, { readonly starts: PathNode[]; readonly path: ListedPath }>>();
  for (const path of paths) {
    const group = groups.get(path.target.text) ?? new Map<string, { starts: PathNode[]; path: EscalationPath }>();
    groups.set(path.target.text, group);
    const key = JSON.stringify([path.from.kind === 'container' ? path.steps[0].edge : path.from.text, numbers.of(path)]);
    const line = group.get(key);
    if (line) { line.starts.push(path.from); } else { group.set(key, { starts: [path.from], path }); }
  }
  return [...groups.values()].map(group => {
    const lines = [...group.values()];
    const count = (certainty: EscalationPath['certainty']): number =>
      lines.filter(({ path }) => path.certainty === certainty).reduce((sum, { starts }) => sum + starts.length, 0);
    return { target: lines[0].path.target, lines, certain: count('yes'), unsure: count('unknown') };
  });
}
