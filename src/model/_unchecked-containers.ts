import { Objects } from './_objects';
import { UncheckedContainers } from './part';
import { keyOfPart } from '../kubernetes/embedded-pods/embedded-pod';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { field } from '../objects/plain-object';

/** The containers and objects in custom resources that cannot be checked. */
export function uncheckedContainersOf(objects: Objects): UncheckedContainers[] {
  return objects.all.flatMap(object => objects.isContext(object) ? [] : uncheckedIn(objects, object));
}

function uncheckedIn(objects: Objects, object: ManifestObject): UncheckedContainers[] {
  const { pods, loose, objects: others } = objects.podsIn(object);
  const at = (what: UncheckedContainers['what']) => (path: Path): UncheckedContainers => ({ object, path, key: keyOfPart(object.manifest, path) || String(path.at(-1)), what });
  const fields = pods.flatMap(({ embedded, unreadable }) => embedded.isDecoded ? [] : unreadable);
  const unread = objects.embeddedBy(object).unread.map((place): UncheckedContainers => ({ object, ...place, what: 'objects' }));
  const found = [...loose.map(at('containers')), ...fields.map(at('field')), ...others.map(at('object')), ...unread, ...workloadOfRollout(objects, object)];
  const part = objects.partOf(object);
  return part === undefined ? found : found.map(({ path, key, ...rest }) => ({ ...rest, object: part.owner, path: part.placeOf(path), key: `${part.key} ${key}` }));
}

/** A Rollout of Argo may take the pods of a workload in place of its own. */
function workloadOfRollout(objects: Objects, object: ManifestObject): UncheckedContainers[] {
  if (object.kind !== 'Rollout' || objects.groupOf(object) !== 'argoproj.io') { return []; }
  const path = ['spec', 'workloadRef'];
  const kind = field(object.manifest, 'spec', 'workloadRef', 'kind');
  const name = field(object.manifest, 'spec', 'workloadRef', 'name');
  if (typeof kind !== 'string' || typeof name !== 'string') { return []; }
  const namespace = objects.namespaceOf(object);
  const isShown = ['apps', ''].some(group => objects.of(group, kind).some(other => other.name === name && objects.namespaceOf(other) === namespace));
  return isShown ? [] : [{ object, path, key: `${kind.toLowerCase()} ${name}`, what: 'workload', name: `${kind} ${name}` }];
}
