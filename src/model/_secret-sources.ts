import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/** The key of the token in a token Secret; the other keys are the CA bundle and the namespace. */
const TOKEN_KEY = 'token';

/** A place where a pod uses the key `token` of a Secret. */
export interface SecretSource {
  readonly secret: string;
  readonly path: Path;
}

/** The same in a volume. */
export interface SecretFile extends SecretSource {
  /** The file in the volume; unset if it cannot be read. */
  readonly file?: string;
}

/** The sources in a volume. */
export function volumeSecrets({ secret, projected }: k8s.Volume, path: Path): SecretFile[] {
  if (!secret && !projected) { return []; }
  return [
    ...filesOf(secret, secret?.secretName, [...path, 'secret']),
    ...items(projected?.sources).flatMap((source, index) => filesOf(source.secret, source.secret?.name, [...path, 'projected', 'sources', index, 'secret'])),
  ];
}

/** The sources in the environment of a container. */
export function environmentSecrets({ env, envFrom }: k8s.Container, path: Path): SecretSource[] {
  const found: SecretSource[] = [];
  for (const [index, { valueFrom }] of items(env).entries()) {
    const { key, name } = valueFrom?.secretKeyRef ?? {};
    if (name && key === TOKEN_KEY) { found.push({ secret: name, path: [...path, 'env', index] }); }
  }
  for (const [index, { secretRef }] of items(envFrom).entries()) {
    if (secretRef?.name) { found.push({ secret: secretRef.name, path: [...path, 'envFrom', index] }); }
  }
  return found;
}

/** A source without items includes every key of the Secret. */
function filesOf(source: Pick<k8s.SecretProjection, 'items'> | null | undefined, secret: string | null | undefined, path: Path): SecretFile[] {
  if (!source || !secret) { return []; }
  const keys = items(source.items);
  const files = keys.length === 0 ? [TOKEN_KEY] : keys.filter(({ key }) => key === TOKEN_KEY).map(item => item.path ?? undefined);
  return files.map(file => ({ secret, file, path }));
}
