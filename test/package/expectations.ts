import { deepStrictEqual } from 'assert';

/** Prints a passed expectation, or ends the app with the actual value. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  deepStrictEqual(actual, expected, `${what}: ${JSON.stringify(actual)}`);
  console.log(`  ${what}`);
}

/** The only manifest of a kind. */
export function only(manifests: any[], kind: string): any {
  const found = manifests.filter(manifest => manifest.kind === kind);
  deepStrictEqual(found.length, 1, `${found.length} of kind ${kind}`);
  return found[0];
}

/** The manifest of a kind with a name. */
export function named(manifests: any[], kind: string, name: string): any {
  return only(manifests.filter(manifest => manifest.metadata.name === name), kind);
}

/** The init and regular containers of a pod spec that mount a token, by name. */
export function tokenHolders(spec: any): string[] {
  const volumes = (spec.volumes ?? []).filter((volume: any) => volume.projected?.sources.some((source: any) => source.serviceAccountToken));
  const names = volumes.map((volume: any) => volume.name);
  return [...spec.initContainers ?? [], ...spec.containers].filter((container: any) => container.volumeMounts?.some((mount: any) => names.includes(mount.name)))
    .map((container: any) => container.name);
}
