import { ApiObject } from 'cdk8s';
import { DataPath } from '../objects/data-path';

const IN_WORKLOADS: DataPath = ['spec', 'template'];

/** Where an object of each kind has the template of its pods; a pod is its own. */
const PATHS: { readonly [kind: string]: DataPath } = {
  'v1/Pod': [],
  'v1/ReplicationController': IN_WORKLOADS,
  'apps/v1/Deployment': IN_WORKLOADS,
  'apps/v1/StatefulSet': IN_WORKLOADS,
  'apps/v1/DaemonSet': IN_WORKLOADS,
  'apps/v1/ReplicaSet': IN_WORKLOADS,
  'batch/v1/Job': IN_WORKLOADS,
  'batch/v1/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Where an object has the template of its pods; `undefined` for one that makes none. */
export function podTemplatePath({ apiVersion, kind }: Pick<ApiObject, 'apiVersion' | 'kind'>): DataPath | undefined {
  return PATHS[`${apiVersion}/${kind}`];
}
