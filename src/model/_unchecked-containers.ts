import { Objects } from './_objects';
import { UncheckedContainers } from './part';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { workloadOfRollout } from '../objects/argo-rollout';
import { keyOfPart } from '../objects/embedded-pods/embedded-pod';

/** The containers and objects in custom resources that cannot be checked. */
export function uncheckedContainersOf(objects: Objects): UncheckedContainers[] {
  return objects.all.flatMap(object => objects.isContext(object) ? [] : uncheckedIn(objects, object));
}

function uncheckedIn(objects: Objects, object: ManifestObject): UncheckedContainers[] {
  const { pods, loose, objects: others } = objects.podsIn(object);
  const at = (what: UncheckedContainers['what']) => (path: Path): UncheckedContainers => ({ object, path, key: keyOfPart(object.manifest, path) || String(path.at(-1)), what });
  const fields = pods.flatMap(({ embedded, unreadable }) => embedded.isDecoded ? [] : unreadable);
  const unread = objects.embeddedBy(object).unread.map((place): UncheckedContainers => ({ object, ...place, what: 'objects' }));
  const found = [...loose.map(at('containers')), ...fields.map(at('field')), ...others.map(at('object')), ...unread, ...uncheckedWorkload(objects, object)];
  const part = objects.partOf(object);
  return part === undefined ? found : found.map(({ path, key, ...rest }) => ({ ...rest, object: part.owner, path: part.placeOf(path), key: `${part.key} ${key}` }));
}

/** An Argo Rollout may use the pods of a workload instead of its own. */
function uncheckedWorkload(objects: Objects, object: ManifestObject): UncheckedContainers[] {
  if (object.kind !== 'Rollout' || objects.groupOf(object) !== 'argoproj.io') { return []; }
  const path = ['spec', 'workloadRef'];
  const workload = workloadOfRollout(object.manifest);
  if (workload === undefined) { return []; }
  const { kind, name } = workload;
  const namespace = objects.namespaceOf(object);
  const isShown = ['apps', ''].some(group => objects.of(group, kind).some(other => other.name === name && objects.namespaceOf(other) === namespace));
  return isShown ? [] : [{ object, path, key: `${kind.toLowerCase()} ${name}`, what: 'workload', name: `${kind} ${name}` }];
}
