import { groupOf } from '../objects/api-group';
import { DataPath } from '../objects/data-path';
import { field } from '../objects/plain-object';

const POD_TEMPLATES: { readonly [group: string]: { readonly [kind: string]: DataPath } } = {
  '': { Pod: [], PodTemplate: ['template'], ReplicationController: ['spec', 'template'] },
  'apps': { Deployment: ['spec', 'template'], StatefulSet: ['spec', 'template'], DaemonSet: ['spec', 'template'], ReplicaSet: ['spec', 'template'] },
  'batch': { Job: ['spec', 'template'], CronJob: ['spec', 'jobTemplate', 'spec', 'template'] },
  // Where apps came from; charts of long ago still say it.
  'extensions': { Deployment: ['spec', 'template'], DaemonSet: ['spec', 'template'], ReplicaSet: ['spec', 'template'] },
};

/**
 * Where the metadata and the spec of the pods stand in an object of a built-in
 * kind, relative to it; `undefined` where it makes no pods.
 */
export function podTemplatePath({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): DataPath | undefined {
  const kinds = field(POD_TEMPLATES, groupOf(apiVersion));
  return field(kinds, kind) as DataPath | undefined;
}

/** The value that a path leads to, or `undefined` where it leads to nothing. */
export function valueAt(start: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, key) => typeof key === 'number' ? (Array.isArray(value) ? value[key] as unknown : undefined) : field(value, key), start,
  );
}
