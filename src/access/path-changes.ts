import { PathChange } from './access-change';
import { AccessSnapshot } from './access-snapshot';

/** The newly reachable targets by start, regardless of the steps. */
export function pathChanges(before: AccessSnapshot, after: AccessSnapshot): PathChange[] {
  const certain = new Set<string>();
  const possible = new Set<string>();
  for (const path of before.paths ?? []) { (path.certainty === 'certain' ? certain : possible).add(keyOf(path)); }
  const added = new Map<string, PathChange>();
  for (const path of after.paths ?? []) {
    const key = keyOf(path);
    const mayBeKnown = possible.has(key);
    if (certain.has(key) || mayBeKnown && path.certainty === 'possible') { continue; }
    const other = added.get(key);
    if (other === undefined || other.certainty === 'possible' && path.certainty === 'certain') {
      added.set(key, { kind: 'path', sensitive: [], ...path, certainty: mayBeKnown ? 'possible' : path.certainty });
    }
  }
  const changes = [...added.values()];
  const reached = before.reach?.certaintiesOf(changes) ?? [];
  return changes.flatMap((change, index) => {
    const known = reached[index];
    if (known === 'certain' || known === change.certainty) { return []; }
    return [known === 'possible' ? { ...change, certainty: known } : change];
  });
}

function keyOf({ from, target }: Pick<PathChange, 'from' | 'target'>): string {
  return JSON.stringify([from, target]);
}
