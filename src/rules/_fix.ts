import { ManifestObject } from '../manifest/manifest-object';

/** The exact YAML to write, for an object that was read from YAML; one that a construct made is mended with a construct. */
export function yamlFix({ origin }: ManifestObject, ...lines: readonly string[]): { readonly fix?: string } {
  return origin.construct === undefined ? { fix: lines.join('\n') } : {};
}

/** The lines of an account with automount off. */
export function accountLines(name: string, namespace: string | undefined): string[] {
  return [
    'apiVersion: v1',
    'kind: ServiceAccount',
    `metadata: {name: ${JSON.stringify(name)}${namespace === undefined ? '' : `, namespace: ${JSON.stringify(namespace)}`}}`,
    'automountServiceAccountToken: false',
  ];
}
