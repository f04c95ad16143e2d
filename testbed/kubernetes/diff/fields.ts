import { readFileSync } from 'fs';
import { join } from 'path';
import { describe, Described } from './lines';
import { Source } from '../source';

/** The definitions of the checked kinds. All workloads contain the pod, which is the first. */
const CHECKED_KINDS = [
  'core.v1.Pod', 'core.v1.ReplicationController', 'apps.v1.Deployment', 'apps.v1.StatefulSet', 'apps.v1.DaemonSet', 'apps.v1.ReplicaSet', 'batch.v1.Job', 'batch.v1.CronJob',
  'core.v1.ServiceAccount', 'core.v1.Namespace', 'core.v1.Secret', 'core.v1.ConfigMap', 'core.v1.Service',
  'rbac.v1.Role', 'rbac.v1.ClusterRole', 'rbac.v1.RoleBinding', 'rbac.v1.ClusterRoleBinding',
  'networking.v1.NetworkPolicy',
];
const PREFIX = 'io.k8s.api.';

/** The fields of each API type in a checked kind, without the status. */
export function describeFields({ kubernetes }: Pick<Source, 'kubernetes'>): Described {
  const { definitions } = JSON.parse(readFileSync(join(kubernetes, 'api/openapi-spec/swagger.json'), 'utf8'));
  // The set grows during the iteration.
  const reached = new Set(CHECKED_KINDS.map(name => `${PREFIX}${name}`));
  const fields: (readonly [string, string])[] = [];
  for (const name of reached) {
    for (const [field, schema] of Object.entries<any>(definitions[name]?.properties ?? {})) {
      if (field === 'status') { continue; }
      fields.push([name.replace(PREFIX, ''), field]);
      const [, other] = /"#\/definitions\/([^"]+)"/.exec(JSON.stringify(schema)) ?? [];
      if (other?.startsWith(PREFIX)) { reached.add(other); }
    }
  }
  return describe(fields);
}
