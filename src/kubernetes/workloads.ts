import { field, isObject } from './pod-security/pod';

/** Where a value stands in a document: the keys and indexes that lead to it. */
export type DataPath = readonly (string | number)[];

/** An object of a document: the document itself, or an item of a list in it. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Unset where the object has none, or one that is no text. */
  readonly name?: string;
  /** Unset where the namespace is not known. */
  readonly namespace?: string;
  /** Where it stands in its document; empty for the document itself. */
  readonly path: DataPath;
  readonly object: { readonly [key: string]: unknown };
}

const POD_TEMPLATES: { readonly [group: string]: { readonly [kind: string]: DataPath } } = {
  '': { Pod: [], PodTemplate: ['template'], ReplicationController: ['spec', 'template'] },
  'apps': { Deployment: ['spec', 'template'], StatefulSet: ['spec', 'template'], DaemonSet: ['spec', 'template'], ReplicaSet: ['spec', 'template'] },
  'batch': { Job: ['spec', 'template'], CronJob: ['spec', 'jobTemplate', 'spec', 'template'] },
  // Where apps came from; charts of long ago still say it.
  'extensions': { Deployment: ['spec', 'template'], DaemonSet: ['spec', 'template'], ReplicaSet: ['spec', 'template'] },
};

/** The objects of a document, those inside of lists such as `List` and `DeploymentList` included. */
export function objectsOf(document: unknown): ManifestObject[] {
  return objectsAt(document, [], undefined);
}

/**
 * Where the metadata and the spec of the pods stand in an object of a built-in
 * kind, relative to it; `undefined` where it makes no pods.
 */
export function podTemplatePath({ apiVersion, kind }: Pick<ManifestObject, 'apiVersion' | 'kind'>): DataPath | undefined {
  const kinds = field(POD_TEMPLATES, groupOf(apiVersion));
  return field(kinds, kind) as DataPath | undefined;
}

/** The API group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** The value that a path leads to, or `undefined` where it leads to nothing. */
export function valueAt(start: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, key) => typeof key === 'number' ? (Array.isArray(value) ? value[key] as unknown : undefined) : field(value, key), start,
  );
}

function objectsAt(value: unknown, path: DataPath, type: { readonly apiVersion: string; readonly kind: string } | undefined): ManifestObject[] {
  if (!isObject(value)) { return []; }
  const kind = textOf(value, 'kind') ?? type?.kind ?? '';
  const apiVersion = textOf(value, 'apiVersion') ?? type?.apiVersion ?? '';
  const { items } = value;
  if (kind.endsWith('List') && Array.isArray(items)) {
    // The items of a typed list need not repeat their type.
    const itemType = { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.flatMap((item, index) => objectsAt(item, [...path, 'items', index], itemType));
  }
  return [{ apiVersion, kind, name: textOf(value, 'metadata', 'name'), namespace: textOf(value, 'metadata', 'namespace'), path, object: value }];
}

function textOf(value: unknown, ...names: string[]): string | undefined {
  const found = field(value, ...names);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
