import { groupOf } from '../objects/api-group';
import { DataPath } from '../objects/data-path';

const POD_TEMPLATES: { readonly [group: string]: { readonly [kind: string]: DataPath } } = {
  '': { Pod: [], PodTemplate: ['template'], ReplicationController: ['spec', 'template'] },
  'apps': { Deployment: ['spec', 'template'], StatefulSet: ['spec', 'template'], DaemonSet: ['spec', 'template'], ReplicaSet: ['spec', 'template'] },
  'batch': { Job: ['spec', 'template'], CronJob: ['spec', 'jobTemplate', 'spec', 'template'] },
  // The former group of apps, which old charts still use.
  'extensions': { Deployment: ['spec', 'template'], DaemonSet: ['spec', 'template'], ReplicaSet: ['spec', 'template'] },
};

/**
 * The path to the metadata and spec of the pods in an object of a built-in kind;
 * `undefined` if it creates no pods.
 */
export function podTemplatePath({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): DataPath | undefined {
  const group = groupOf(apiVersion);
  const paths = Object.hasOwn(POD_TEMPLATES, group) ? POD_TEMPLATES[group] : {};
  return Object.hasOwn(paths, kind) ? paths[kind] : undefined;
}
