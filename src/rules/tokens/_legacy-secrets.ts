import { listOf, startedContainers, textOf } from './_projections';
import { field } from '../../kubernetes/pod-security/pod';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Container, Workload } from '../../model/workload';
import { NamespacedNames } from '../_namespaced-names';

export const LEGACY_TOKEN_TYPE = 'kubernetes.io/service-account-token';
/** The annotation that names the account whose token it is. */
export const LEGACY_TOKEN_ACCOUNT = 'kubernetes.io/service-account.name';
/** The key of the token; the others are the CA bundle and the namespace. */
const TOKEN = 'token';

/** A Secret whose token a container gets. */
export interface SecretInContainer {
  readonly secret: string;
  readonly container: Container;
  readonly path: Path;
}

/** The Secrets of the app that hold a token which never expires. */
export function legacyTokenSecrets(model: AppModel): ManifestObject[] {
  return model.objectsOf('', 'Secret').filter(({ manifest }) => field(manifest, 'type') === LEGACY_TOKEN_TYPE);
}

/** The names of these Secrets. */
export function legacyTokenSecretNames(model: AppModel): NamespacedNames {
  const names = new NamespacedNames();
  for (const secret of legacyTokenSecrets(model)) { names.add(model.namespaceOf(secret), secret.name); }
  return names;
}

/** All Secrets whose key `token` a container of a pod gets, whatever their type. */
export function* secretsInContainers(workload: Workload): Generator<SecretInContainer> {
  const volumes = secretVolumes(workload);
  for (const container of startedContainers(workload)) {
    yield* fromEnvironment(container);
    // Most pods have no such volume.
    if (volumes.size === 0) { continue; }
    for (const mount of listOf(field(container.manifest, 'volumeMounts'))) {
      const subPath = textOf(field(mount, 'subPath'));
      for (const { secret, file, path } of volumes.get(textOf(field(mount, 'name'))) ?? []) {
        if (subPath === '' || subPath === file) { yield { secret, container, path }; }
      }
    }
  }
}

/** A file with a token in a volume. */
interface SecretFile {
  readonly secret: string;
  readonly file: string;
  readonly path: Path;
}

/** The volumes of a pod that are made of Secrets, by name. */
function secretVolumes(workload: Workload): Map<string, SecretFile[]> {
  const volumes = new Map<string, SecretFile[]>();
  for (const [index, volume] of listOf(field(workload.pod.spec, 'volumes')).entries()) {
    const secret = field(volume, 'secret');
    const sources = listOf(field(volume, 'projected', 'sources'));
    if (secret === undefined && sources.length === 0) { continue; }
    const path = [...workload.podPath, 'spec', 'volumes', index];
    const files = [
      ...fromVolume(secret, 'secretName', [...path, 'secret']),
      ...sources.flatMap((source, position) => fromVolume(field(source, 'secret'), 'name', [...path, 'projected', 'sources', position, 'secret'])),
    ];
    if (files.length > 0) { volumes.set(textOf(field(volume, 'name')), files); }
  }
  return volumes;
}

/** A volume without items gives every key of the Secret. */
function fromVolume(source: unknown, nameField: string, path: Path): SecretFile[] {
  const secret = textOf(field(source, nameField));
  if (secret === '') { return []; }
  const items = field(source, 'items');
  if (items === undefined) { return [{ secret, file: TOKEN, path }]; }
  return listOf(items).filter(item => field(item, 'key') === TOKEN).map(item => ({ secret, file: textOf(field(item, 'path')), path }));
}

function* fromEnvironment(container: Container): Generator<SecretInContainer> {
  for (const [index, variable] of listOf(field(container.manifest, 'env')).entries()) {
    const reference = field(variable, 'valueFrom', 'secretKeyRef');
    const secret = textOf(field(reference, 'name'));
    if (secret !== '' && field(reference, 'key') === TOKEN) { yield { secret, container, path: [...container.path, 'env', index] }; }
  }
  for (const [index, source] of listOf(field(container.manifest, 'envFrom')).entries()) {
    const secret = textOf(field(source, 'secretRef', 'name'));
    if (secret !== '') { yield { secret, container, path: [...container.path, 'envFrom', index] }; }
  }
}
