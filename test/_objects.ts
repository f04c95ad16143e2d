import { parseAllDocuments } from 'yaml';
import { checkManifest } from '../src/manifest/check-object';
import { ManifestObject } from '../src/manifest/manifest-object';
import { field } from '../src/objects/plain-object';

/** The objects of a YAML text, read as YAML 1.1 (a namespace `n` is the boolean false). They have no positions. */
export function objects(yamlText: string): ManifestObject[] {
  return parseAllDocuments(yamlText, { version: '1.1' }).map(document => {
    if (document.errors.length > 0) { throw document.errors[0]; }
    return document.toJS() as unknown;
  }).filter(manifest => manifest !== null && manifest !== undefined).map(objectOf);
}

/** An object from its data, checked like objects from files. */
export function objectOf(manifest: unknown): ManifestObject {
  const text = (...names: string[]): string | undefined => {
    const found = names.reduce<unknown>((value, name) => field(value, name), manifest);
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  const [apiVersion, kind, name] = [text('apiVersion') ?? '', text('kind') ?? '', text('metadata', 'name') ?? ''];
  return {
    apiVersion,
    kind,
    name,
    namespace: text('metadata', 'namespace'),
    ...checkManifest({ apiVersion, kind }, name, manifest as ManifestObject['manifest']).checked,
    origin: { position: () => undefined },
  };
}
