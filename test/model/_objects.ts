import { parseAllDocuments } from 'yaml';
import { field } from '../../src/kubernetes/pod-security/pod';
import { ManifestObject } from '../../src/manifest/manifest-object';

/** The objects of a YAML text, read as YAML 1.1 (a namespace `n` is the boolean false). They come from nowhere. */
export function objects(yamlText: string): ManifestObject[] {
  return parseAllDocuments(yamlText, { version: '1.1' }).map(document => {
    if (document.errors.length > 0) { throw document.errors[0]; }
    return document.toJS() as unknown;
  }).filter(manifest => manifest !== null && manifest !== undefined).map(objectOf);
}

/** An object from its data. */
export function objectOf(manifest: unknown): ManifestObject {
  const text = (...names: string[]): string | undefined => {
    const found = field(manifest, ...names);
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  return {
    apiVersion: text('apiVersion') ?? '',
    kind: text('kind') ?? '',
    name: text('metadata', 'name') ?? '',
    namespace: text('metadata', 'namespace'),
    manifest: manifest as ManifestObject['manifest'],
    origin: { position: () => undefined },
  };
}
