import { InterceptionChange } from './access-change';
import { AccessSnapshot, SnapshotInterception } from './access-snapshot';

const ALL = '*';

/** New access of webhooks and APIs to requests, by destination: the name of the configuration does not matter. */
export function interceptionChanges(before: AccessSnapshot, after: AccessSnapshot): InterceptionChange[] {
  const known = new Map<string, Set<string>>();
  for (const { to, changes, resource, operations } of before.interceptions) {
    for (const does of changes ? [true, false] : [false]) {
      const key = keyOf({ to, changes: does, resource });
      known.set(key, new Set([...known.get(key) ?? [], ...operations]));
    }
  }
  return after.interceptions.flatMap((interception): InterceptionChange[] => {
    const seen = [known.get(keyOf(interception)), ...wider(interception.resource).map(resource => known.get(keyOf({ ...interception, resource })))];
    const operations = interception.operations.filter(operation => !seen.some(all => all?.has(operation) || all?.has(ALL)));
    return operations.length === 0 ? [] : [{ kind: 'interception', certainty: 'certain', sensitive: [], ...interception, operations: [...new Set(operations)].sort() }];
  });
}

/** The patterns that include a resource. A subresource comes before the API group. */
function wider(resource: string): string[] {
  const dot = resource.indexOf('.');
  const [type, group] = dot === -1 ? [resource, ''] : [resource.slice(0, dot), resource.slice(dot)];
  const slash = type.indexOf('/');
  // `*` does not cover subresources, and `pods/*` does not cover pods.
  const types = slash === -1 ? [type, ALL] : [type, `${type.slice(0, slash)}/*`, `*/${type.slice(slash + 1)}`];
  return [...types, '*/*'].flatMap(each => [`${each}${group}`, `${each}.*`]);
}

function keyOf({ to, changes, resource }: Pick<SnapshotInterception, 'to' | 'changes' | 'resource'>): string {
  return JSON.stringify([to, changes, resource]);
}
