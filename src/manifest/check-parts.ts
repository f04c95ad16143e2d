import { ManifestObject } from './manifest-object';
import { Path } from './path';
import { TypeProblems, typeProblems } from '../objects/checked-value';
import { valueAt } from '../objects/data-path';
import { findPods } from '../objects/embedded-pods/find-pods';
import { objectsOfClusterServiceVersion } from '../objects/embedded-pods/olm';
import { Struct, structNamed } from '../objects/field-type';

/** A part of a custom resource that its controller decodes as a Kubernetes type. */
interface TypedPart {
  readonly value: unknown;
  readonly struct: Struct;
  placeOf(path: Path): Path;
}

type CustomResource = Pick<ManifestObject, 'apiVersion' | 'kind' | 'name' | 'manifest'>;

/** The type errors in the pods and roles of a custom resource, if its controller decodes them as strictly as an API server. */
export function typeProblemsOfParts(object: CustomResource): TypeProblems {
  const scalars = new Set<string>();
  const wrongTypes = new Map<string, TypeProblems['wrongTypes'][number]>();
  const placeholders = new Map<string, Path>();
  for (const { value, struct, placeOf } of partsOf(object)) {
    const problems = typeProblems(value, struct);
    const placed = (path: Path): Path => {
      const place = placeOf(path);
      if (problems.isScalar(path)) { scalars.add(keyOf(place)); }
      return place;
    };
    // Several pods may share a part.
    for (const wrong of problems.wrongTypes) {
      const path = placed(wrong.path);
      wrongTypes.set(keyOf(path), { ...wrong, path });
    }
    for (const path of problems.placeholders.map(placed)) { placeholders.set(keyOf(path), path); }
  }
  return {
    wrongTypes: [...wrongTypes.values()], placeholders: [...placeholders.values()], unknownFields: [], isScalar: path => scalars.has(keyOf(path)),
  };
}

function partsOf(object: CustomResource): TypedPart[] {
  const { apiVersion, kind, name, manifest } = object;
  const pods = findPods(object).pods.filter(({ isDecoded }) => isDecoded).map(({ path, template, placeOf }) => (
    { value: path === undefined ? template : valueAt(manifest, path), struct: structNamed('PodTemplateSpec')!, placeOf }));
  const isOperator = kind === 'ClusterServiceVersion' && apiVersion.startsWith('operators.coreos.com/');
  const roles = isOperator ? objectsOfClusterServiceVersion(name, undefined, manifest) : [];
  return [...pods, ...roles.map(({ kind: ofRole, manifest: value, placeOf }) => ({ value, struct: structNamed(ofRole)!, placeOf }))];
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
