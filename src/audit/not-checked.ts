import { NotChecked } from './finding';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath } from '../manifest/path';
import { AppModel } from '../model/app-model';

/** What the audit could not check: containers and objects in custom resources of unknown layout. */
export function notCheckedIn(model: AppModel): NotChecked[] {
  return model.uncheckedContainers.map(({ object, path }) => ({ object, path }));
}

/** The same as a sentence; `undefined` if everything was checked. */
export function notCheckedNote(notChecked: readonly NotChecked[]): string | undefined {
  if (notChecked.length === 0) { return undefined; }
  const byObject = new Map<ManifestObject, string[]>();
  for (const { object, path } of notChecked) {
    const paths = byObject.get(object);
    if (paths) { paths.push(formatPath(path)); } else { byObject.set(object, [formatPath(path)]); }
  }
  const named = [...byObject].map(([{ kind, namespace, name }, paths]) => `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name} (${paths.join(', ')})`);
  const places = notChecked.length === 1 ? '1 place' : `${notChecked.length} places`;
  return `${places} with containers or objects inside an unknown structure ${notChecked.length === 1 ? 'was' : 'were'} not checked: ${named.join('; ')}`;
}
