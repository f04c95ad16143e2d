import { MAX_PERMISSIONS, MAX_PERMISSIONS_PER_ITEM, MAX_SHARED_TOKENS } from './limits';
import { ManifestObject } from './manifest-object';
import { Path } from './path';
import { findPods } from '../kubernetes/embedded-pods/find-pods';
import { objectsOfClusterServiceVersion } from '../kubernetes/embedded-pods/olm';
import { field } from '../kubernetes/pod-security/pod';
import { groupOf, podTemplatePath, valueAt } from '../kubernetes/workloads';

/** Why an object is not checked although an API server would take it. */
export interface SizeRefusal {
  readonly message: string;
  readonly path: Path;
}

const RULE_LISTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const;

type Sized = Pick<ManifestObject, 'apiVersion' | 'kind' | 'name' | 'manifest'>;

/** What is too large about an object, if anything is: a few lines of it may stand for millions of permissions or tokens. */
export function refusalOfSize(object: Sized): SizeRefusal | undefined {
  const { kind } = object;
  if (groupOf(object.apiVersion) === 'rbac.authorization.k8s.io') { return kind === 'Role' || kind === 'ClusterRole' ? refusalOfRole(object) : undefined; }
  const podPath = podTemplatePath(object);
  return podPath ? refusalOfPod(object, valueAt(object.manifest, [...podPath, 'spec']), [...podPath, 'spec']) : refusalOfParts(object);
}

/** A custom resource may hold as much as the kinds of Kubernetes. */
function refusalOfParts(object: Sized): SizeRefusal | undefined {
  for (const { template, placeOf } of findPods(object).pods) {
    const refusal = refusalOfPod(object, template.spec, placeOf(['spec']));
    if (refusal) { return refusal; }
  }
  if (object.kind !== 'ClusterServiceVersion') { return undefined; }
  for (const { kind, manifest, placeOf } of objectsOfClusterServiceVersion(object.name, undefined, object.manifest)) {
    const refusal = kind.endsWith('Role') ? refusalOfRole({ ...object, manifest }) : undefined;
    if (refusal) { return { ...refusal, path: placeOf(refusal.path) }; }
  }
  return undefined;
}

function refusalOfRole({ kind, name, manifest }: Sized): SizeRefusal | undefined {
  let [permissions, items] = [0, 0];
  for (const rule of listOf(manifest.rules)) {
    const [verbs, groups, resources, names, urls] = RULE_LISTS.map(list => listOf(field(rule, list)).length);
    permissions += verbs * (groups * resources * Math.max(names, 1) + urls);
    items += verbs + groups + resources + names + urls;
  }
  const limit = Math.max(MAX_PERMISSIONS, MAX_PERMISSIONS_PER_ITEM * items);
  return permissions <= limit ? undefined : {
    message: `${kind} ${JSON.stringify(name)} is too large to check: its rules stand for ${permissions} permissions (verbs x apiGroups x resources x resourceNames), and ${limit} are the limit; `
      + 'write a rule for each API group with its own resources and verbs, or split the role',
    path: ['rules'],
  };
}

function refusalOfPod({ kind, name }: Sized, spec: unknown, specPath: Path): SizeRefusal | undefined {
  const tokens = new Map<unknown, number>();
  for (const volume of listOf(field(spec, 'volumes'))) {
    const volumeName = field(volume, 'name');
    tokens.set(volumeName, (tokens.get(volumeName) ?? 0) + tokensIn(volume));
  }
  let shared = 0;
  for (const container of ['initContainers', 'containers', 'ephemeralContainers'].flatMap(list => listOf(field(spec, list)))) {
    for (const mount of listOf(field(container, 'volumeMounts'))) {
      const count = tokens.get(field(mount, 'name')) ?? 0;
      if (count > 1) { shared += count; }
    }
  }
  return shared <= MAX_SHARED_TOKENS ? undefined : {
    message: `${kind} ${JSON.stringify(name)} is too large to check: its containers mount ${shared} tokens from volumes with more than one, and ${MAX_SHARED_TOKENS} are the limit; `
      + 'give each token a volume of its own, and mount it where it is needed',
    path: specPath,
  };
}

/** The tokens that a volume holds, if each Secret in it is one. */
function tokensIn(volume: unknown): number {
  const sources = [...listOf(field(volume, 'projected', 'sources')), volume];
  return sources.reduce<number>((sum, source) => {
    const secret = field(source, 'secret');
    return sum + (field(source, 'serviceAccountToken') === undefined ? 0 : 1) + (secret === undefined ? 0 : Math.max(listOf(field(secret, 'items')).length, 1));
  }, 0);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
