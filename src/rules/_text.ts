import { ManifestObject } from '../manifest/manifest-object';

const MAX_NAMES = 3;

/** An object as messages name it. */
export function nameOf({ kind, name }: Pick<ManifestObject, 'kind' | 'name'>): string {
  return `${kind} '${name}'`;
}

/** The first names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, names.length === MAX_NAMES + 1 ? MAX_NAMES + 1 : MAX_NAMES);
  const left = names.length - shown.length;
  const parts = left === 0 ? shown : [...shown, `${left} more`];
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

/** Containers as messages name them: `the container 'app'`, `the containers 'app' and 'proxy'`. */
export function containersText(names: readonly string[]): string {
  return `the container${names.length === 1 ? '' : 's'} ${listed(names.map(name => `'${name}'`))}`;
}

/** Containers as the subject of a verb, given in the singular: `the container 'app' holds`, `the containers 'app' and 'proxy' hold`. */
export function containersThat(verb: string, names: readonly string[]): string {
  return `${containersText(names)} ${names.length === 1 ? verb : verb.replace(/s$/, '')}`;
}
