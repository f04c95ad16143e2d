import { groupOf } from '../objects/api-group';
import { DataPath } from '../objects/data-path';

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
  const group = groupOf(apiVersion);
  const paths = Object.hasOwn(POD_TEMPLATES, group) ? POD_TEMPLATES[group] : {};
  return Object.hasOwn(paths, kind) ? paths[kind] : undefined;
}
