import { MAX_NAME_LENGTH, MAX_PERMISSIONS, MAX_PERMISSIONS_PER_ITEM, MAX_POD_PARTS, MAX_SHARED_TOKENS } from './limits';
import { ManifestObject } from './manifest-object';
import { formatPath, Path } from './path';
import { podTemplatePath } from '../kubernetes/workloads';
import { groupOf } from '../objects/api-group';
import { checkedValue } from '../objects/checked-value';
import { valueAt } from '../objects/data-path';
import { findPods } from '../objects/embedded-pods/find-pods';
import { objectsOfClusterServiceVersion } from '../objects/embedded-pods/olm';
import { structNamed } from '../objects/field-type';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/** Why an object is not checked although an API server would accept it. */
export interface SizeRefusal {
  readonly message: string;
  readonly path: Path;
}

const RULE_LISTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const;

type Sized = Pick<ManifestObject, 'apiVersion' | 'kind' | 'name' | 'manifest'>;

const NAMES: readonly Path[] = [['apiVersion'], ['kind'], ['metadata', 'namespace'], ['metadata', 'name'], ['metadata', 'generateName']];

/** Why an object is too large, if it is: a few lines of it may stand for millions of permissions or tokens. */
export function refusalOfSize(object: Sized): SizeRefusal | undefined {
  const tooLong = refusalOfNames(object);
  if (tooLong) { return tooLong; }
  const { kind } = object;
  if (groupOf(object.apiVersion) === 'rbac.authorization.k8s.io') { return kind === 'Role' || kind === 'ClusterRole' ? refusalOfRole(object) : undefined; }
  const podPath = podTemplatePath(object);
  return podPath ? refusalOfPod(object, valueAt(object.manifest, [...podPath, 'spec']) as k8s.PodSpec | null | undefined, [...podPath, 'spec']) : refusalOfParts(object);
}

/** A custom resource may contain as much as the kinds of Kubernetes. */
function refusalOfParts(object: Sized): SizeRefusal | undefined {
  let parts = 0;
  for (const { template, placeOf } of findPods(object).pods) {
    const { value } = checkedValue<k8s.PodTemplateSpec>(template, structNamed('PodTemplateSpec')!);
    const refusal = refusalOfPod(object, value.spec, placeOf(['spec']));
    if (refusal) { return refusal; }
    parts += (['volumes', 'containers', 'initContainers'] as const).reduce((sum, list) => sum + (value.spec?.[list]?.length ?? 0), 0);
    if (parts > MAX_POD_PARTS) {
      return {
        message: `${object.kind} ${JSON.stringify(object.name)} is too large to check: its pods have more than ${MAX_POD_PARTS} volumes and containers in total, which is the limit; `
          + 'split it into several objects',
        path: ['spec'],
      };
    }
  }
  if (object.kind !== 'ClusterServiceVersion') { return undefined; }
  for (const { kind, manifest, placeOf } of objectsOfClusterServiceVersion(object.name, undefined, object.manifest)) {
    const refusal = kind.endsWith('Role') ? refusalOfRole({ ...object, manifest }) : undefined;
    if (refusal) { return { ...refusal, path: placeOf(refusal.path) }; }
  }
  return undefined;
}

function refusalOfNames({ manifest }: Sized): SizeRefusal | undefined {
  for (const path of NAMES) {
    const value = valueAt(manifest, path);
    if (typeof value === 'string' && value.length > MAX_NAME_LENGTH) {
      return { message: `${formatPath(path)} is too long to check: it has ${value.length} characters, but the limit is ${MAX_NAME_LENGTH}; write a shorter one`, path };
    }
  }
  return undefined;
}

function refusalOfRole({ kind, name, manifest }: Sized): SizeRefusal | undefined {
  let [permissions, count] = [0, 0];
  for (const rule of items((manifest as k8s.Role).rules)) {
    const [verbs, groups, resources, names, urls] = RULE_LISTS.map(list => rule[list]?.length ?? 0);
    permissions += verbs * (groups * resources * Math.max(names, 1) + urls);
    count += verbs + groups + resources + names + urls;
  }
  const limit = Math.max(MAX_PERMISSIONS, MAX_PERMISSIONS_PER_ITEM * count);
  return permissions <= limit ? undefined : {
    message: `${kind} ${JSON.stringify(name)} is too large to check: its rules expand to ${permissions} permissions (verbs x apiGroups x resources x resourceNames), but the limit is ${limit}; `
      + 'write a rule for each API group with its own resources and verbs, or split the role',
    path: ['rules'],
  };
}

function refusalOfPod({ kind, name }: Sized, spec: k8s.PodSpec | null | undefined, specPath: Path): SizeRefusal | undefined {
  const tokens = new Map<unknown, number>();
  for (const volume of items(spec?.volumes)) {
    tokens.set(volume.name, (tokens.get(volume.name) ?? 0) + tokensIn(volume));
  }
  let shared = 0;
  for (const container of (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap(list => items<k8s.Container>(spec?.[list]))) {
    for (const mount of items(container.volumeMounts)) {
      const count = tokens.get(mount.name) ?? 0;
      if (count > 1) { shared += count; }
    }
  }
  return shared <= MAX_SHARED_TOKENS ? undefined : {
    message: `${kind} ${JSON.stringify(name)} is too large to check: its containers mount ${shared} tokens from volumes with more than one, but the limit is ${MAX_SHARED_TOKENS}; `
      + 'use a separate volume for each token, and mount it where it is needed',
    path: specPath,
  };
}

/** The number of tokens in a volume, if each Secret in it is one. */
function tokensIn(volume: k8s.Volume): number {
  const sources: readonly k8s.VolumeProjection[] = [...items(volume.projected?.sources), { secret: volume.secret }];
  return sources.reduce(
    (sum, { serviceAccountToken, secret }) => sum + (serviceAccountToken ? 1 : 0) + (secret ? Math.max(items(secret.items).length, 1) : 0), 0,
  );
}
