import { quote } from './quote';
import { ACCEPTANCE_ANNOTATION_PREFIX, isAcceptanceLike } from '../acceptance';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath, Path } from '../manifest/path';

/** Text that was meant as an acceptance, in a place where acceptances are not read. */
export interface StrayAcceptance {
  readonly object: ManifestObject;
  readonly path: Path;
  readonly key: string;
  readonly message: string;
}

/**
 * Finds acceptances in places where they are not read, and misspelled keys with our prefix.
 *
 * @param readPlaces Where annotations of the object are read.
 */
export function strayAcceptancesOf(object: ManifestObject, readPlaces: readonly Path[]): StrayAcceptance[] {
  const read = new Set(readPlaces.map(path => formatPath(path)));
  const found: StrayAcceptance[] = [];
  const report = (path: Path, key: string): void => {
    const place = formatPath(path);
    const isRead = read.has(place);
    if (isRead && key.startsWith(ACCEPTANCE_ANNOTATION_PREFIX)) { return; }
    found.push({
      object,
      path: [...path, key],
      key: `${place} ${key}`,
      message: `${quote(key)} ${isRead ? 'is not the name of an acceptance' : `is in ${place}, where acceptances are not read`}, so it has no effect; `
        + `write ${ACCEPTANCE_ANNOTATION_PREFIX}<rule> in metadata.annotations`,
    });
  };
  search(object.manifest, [], new Set(), report);
  return found;
}

/** The API server's record of field managers, which repeats the names of annotations. */
const MANAGED_FIELDS = 'managedFields';

function search(value: object, path: (string | number)[], seen: Set<object>, report: (path: Path, key: string) => void): void {
  // Data with aliases may contain a value many times, or itself.
  if (seen.has(value)) { return; }
  seen.add(value);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) { searchIn(value[index], index, path, seen, report); }
    return;
  }
  const fields = value as { readonly [name: string]: unknown };
  for (const name in fields) {
    if (name === MANAGED_FIELDS) { continue; }
    if (isAcceptanceLike(name)) { report([...path], name); }
    searchIn(fields[name], name, path, seen, report);
  }
}

function searchIn(
  value: unknown, step: string | number, path: (string | number)[], seen: Set<object>, report: (path: Path, key: string) => void,
): void {
  if (typeof value !== 'object' || value === null) { return; }
  path.push(step);
  search(value, path, seen, report);
  path.pop();
}
