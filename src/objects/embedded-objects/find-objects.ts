import { ROWS, Row } from './containers';
import { EmbeddedObject } from './embedded-object';
import { generatedByKyverno } from './kyverno';
import { groupOf } from '../api-group';
import { valueAt } from '../data-path';
import { keyOfPart, pathsOf } from '../embedded-pods/embedded-pod';
import { field } from '../plain-object';

interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly manifest: unknown;
}

/** The objects in a custom resource that its controller creates or compares. */
export function findObjects({ apiVersion, kind, manifest }: CustomResource): EmbeddedObject[] {
  const group = groupOf(apiVersion);
  if (group === 'kyverno.io') { return kind === 'ClusterPolicy' || kind === 'Policy' ? generatedByKyverno(manifest) : []; }
  const rows = field(ROWS, group) as typeof ROWS[string] | undefined;
  return (rows ?? []).filter(row => row.kinds.includes(kind)).flatMap(row => objectsOfRow(row, manifest));
}

function objectsOfRow({ at, isText, inOwnNamespace, isApplied }: Row, object: unknown): EmbeddedObject[] {
  return at.flatMap(pattern => pathsOf(object, pattern)).map(path => ({
    value: valueAt(object, path),
    key: keyOfPart(object, path.slice(0, typeof path.at(-1) === 'number' ? -2 : -1)),
    home: path,
    isApplied: isApplied?.(object, path) ?? true,
    inOwnNamespace: inOwnNamespace === true,
    placeOf: inner => isText ? path : [...path, ...inner],
  }));
}
