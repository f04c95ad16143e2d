import { ManifestObject } from '../../src/manifest/manifest-object';

/** A manifest in the form of the model. */
export function manifestObject(manifest: any): ManifestObject {
  const { apiVersion, kind, metadata: { name, namespace } } = manifest;
  return { apiVersion, kind, name, namespace, manifest, origin: { position: () => undefined } };
}
