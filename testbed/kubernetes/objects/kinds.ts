import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { apiVersionOf, OpenApi } from './open-api';

/** By apiVersion and kind: whether the kind is namespaced. */
export interface Kinds {
  readonly [apiVersion: string]: { readonly [kind: string]: boolean };
}

export interface Removals {
  readonly [apiVersion: string]: { readonly [kind: string]: number };
}

/**
 * Alpha kinds, and kinds removed so long ago that the Go packages no longer mention them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const FORGOTTEN: Removals = {
  'autoscaling/v2beta1': { HorizontalPodAutoscaler: 25 },
  'autoscaling/v2beta2': { HorizontalPodAutoscaler: 26 },
  'batch/v2alpha1': { CronJob: 21 },
  'extensions/v1beta1': { PodSecurityPolicy: 16 },
  'policy/v1beta1': { PodSecurityPolicy: 25 },
  'rbac.authorization.k8s.io/v1alpha1': { ClusterRole: 23, ClusterRoleBinding: 23, Role: 23, RoleBinding: 23 },
  'scheduling.k8s.io/v1alpha1': { PriorityClass: 23 },
  'settings.k8s.io/v1alpha1': { PodPreset: 20 },
};

/** All kinds that the API server accepts, except the options of requests. */
export function servedKinds({ paths }: OpenApi): Kinds {
  const served = new Map<string, Map<string, boolean>>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const { 'x-kubernetes-group-version-kind': kind } of Object.values(methods)) {
      if (kind === undefined || kind.kind.endsWith('Options')) { continue; }
      const apiVersion = apiVersionOf(kind);
      const kinds = served.get(apiVersion) ?? new Map<string, boolean>();
      kinds.set(kind.kind, kinds.get(kind.kind) === true || path.includes('/namespaces/{namespace}/'));
      served.set(apiVersion, kinds);
    }
  }
  return sorted(Object.fromEntries([...served].map(([apiVersion, kinds]) => [apiVersion, sorted(Object.fromEntries(kinds))])));
}

const GROUP = /const GroupName = "(.*)"/;
const REMOVAL = /func \(in \*(\w+)\) APILifecycleRemoved\(\) \(major, minor int\) \{\s*return 1, (\d+)/g;

/** @param folders Folders of Go packages with a folder for each group and version. */
export function removedKinds(served: Kinds, folders: readonly string[]): Removals {
  const removed = new Map<string, { [kind: string]: number }>();
  for (const [apiVersion, kinds] of Object.entries(FORGOTTEN)) { removed.set(apiVersion, { ...kinds }); }
  for (const { apiVersion, lifecycle } of folders.flatMap(groupVersionsIn)) {
    for (const [, kind, minor] of lifecycle.matchAll(REMOVAL)) {
      if (kind.endsWith('List') || kind in (served[apiVersion] ?? {})) { continue; }
      removed.set(apiVersion, { ...removed.get(apiVersion), [kind]: Number(minor) });
    }
  }
  return sorted(Object.fromEntries([...removed].map(([apiVersion, kinds]) => [apiVersion, sorted(kinds)])));
}

function sorted<T>(record: { readonly [key: string]: T }): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a < b ? -1 : 1));
}

function groupVersionsIn(folder: string): { readonly apiVersion: string; readonly lifecycle: string }[] {
  return readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).flatMap(({ name: group }) =>
    readdirSync(join(folder, group), { withFileTypes: true }).filter(entry => entry.isDirectory()).flatMap(({ name: version }) => {
      const read = (file: string): string => existsSync(join(folder, group, version, file)) ? readFileSync(join(folder, group, version, file), 'utf8') : '';
      const lifecycle = read('zz_generated.prerelease-lifecycle.go');
      const groupName = GROUP.exec(read('register.go'))?.[1];
      if (lifecycle === '') { return []; }
      if (groupName === undefined) { throw new Error(`${group}/${version} has no name of a group`); }
      return [{ apiVersion: apiVersionOf({ group: groupName, version }), lifecycle }];
    }));
}
