import { listOf, startedContainers, textOf } from './_projections';
import { showsFile } from '../../kubernetes/sub-path';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Container, Workload } from '../../model/workload';
import { field } from '../../objects/plain-object';
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
        if (showsFile(subPath, file)) { yield { secret, container, path }; }
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
  const found = new Map<string, SecretFile[]>();
  const volumes = listOf(field(workload.pod.spec, 'volumes'));
  for (let index = 0; index < volumes.length; index++) {
    const volume = volumes[index];
    const files: SecretFile[] = [];
    addFiles(files, field(volume, 'secret'), 'secretName', () => [...workload.podPath, 'spec', 'volumes', index, 'secret']);
    const sources = listOf(field(volume, 'projected', 'sources'));
    for (let position = 0; position < sources.length; position++) {
      addFiles(files, field(sources[position], 'secret'), 'name',
        () => [...workload.podPath, 'spec', 'volumes', index, 'projected', 'sources', position, 'secret']);
    }
    if (files.length > 0) { found.set(textOf(field(volume, 'name')), files); }
  }
  return found;
}

/** A volume without items gives every key of the Secret. */
function addFiles(files: SecretFile[], source: unknown, nameField: string, pathOf: () => Path): void {
  const secret = textOf(field(source, nameField));
  if (secret === '') { return; }
  const items = listOf(field(source, 'items'));
  const names = items.length === 0 ? [TOKEN] : items.filter(item => field(item, 'key') === TOKEN).map(item => textOf(field(item, 'path')));
  for (const file of names) { files.push({ secret, file, path: pathOf() }); }
}

function* fromEnvironment(container: Container): Generator<SecretInContainer> {
  const variables = listOf(field(container.manifest, 'env'));
  for (let index = 0; index < variables.length; index++) {
    const reference = field(variables[index], 'valueFrom', 'secretKeyRef');
    const secret = textOf(field(reference, 'name'));
    if (secret !== '' && field(reference, 'key') === TOKEN) { yield { secret, container, path: [...container.path, 'env', index] }; }
  }
  const sources = listOf(field(container.manifest, 'envFrom'));
  for (let index = 0; index < sources.length; index++) {
    const secret = textOf(field(sources[index], 'secretRef', 'name'));
    if (secret !== '') { yield { secret, container, path: [...container.path, 'envFrom', index] }; }
  }
}
