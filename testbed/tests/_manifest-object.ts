import { ManifestObject } from '../../src/manifest/manifest-object';

/** As the model takes it. */
export function manifestObject(manifest: any): ManifestObject {
  const { apiVersion, kind, metadata: { name, namespace } } = manifest;
  return { apiVersion, kind, name, namespace, manifest, origin: { position: () => undefined } };
}
