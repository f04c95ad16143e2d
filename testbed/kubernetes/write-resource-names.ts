/** Writes src/kubernetes/rbac/resource-names-data.ts, or to the folder in the argument. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Source } from './source';
import { VERSIONS } from './versions';

const [folder = join(__dirname, '../../src/kubernetes/rbac')] = process.argv.slice(2);

/** By API group and resource: its singular, then its short names. */
const groups = new Map<string, Map<string, Set<string>>>();
for (const version of VERSIONS) { addAll(Source.of(version)); }

writeFileSync(join(folder, 'resource-names-data.ts'), `// Made by testbed/kubernetes/write-resource-names.ts from Kubernetes ${VERSIONS.join(', ')}. Change nothing here.
/* eslint-disable */
/** By API group: the other names of each resource that kube-apiserver serves in one of the versions: the singular, then the short names. */
export const RESOURCE_NAMES: { readonly [apiGroup: string]: { readonly [resource: string]: string } } = {
${inOrder(groups).map(([group, resources]) => `  '${group}': { ${inOrder(resources).map(([name, others]) => `'${name}': '${[...others].join()}'`).join(', ')} },`).join('\n')}
};
`);

function addAll({ kubernetes }: Source): void {
  const discovery = join(kubernetes, 'api/discovery');
  const read = (name: string): any => JSON.parse(readFileSync(join(discovery, name), 'utf8'));
  for (const { name, singularName, shortNames = [] } of read('api__v1.json').resources) {
    if (!name.includes('/')) { add('', name, [singularName, ...shortNames]); }
  }
  for (const { metadata, versions } of read('aggregated_v2.json').items) {
    for (const { resource, singularResource, shortNames = [], verbs = [] } of versions.flatMap((version: any) => version.resources)) {
      if (verbs.length > 0) { add(metadata.name, resource, [singularResource, ...shortNames]); }
    }
  }
}

function add(group: string, resource: string, names: readonly string[]): void {
  const resources = groups.get(group) ?? new Map<string, Set<string>>();
  groups.set(group, resources);
  resources.set(resource, new Set([...resources.get(resource) ?? [], ...names.filter(name => name)]));
}

function inOrder<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => a < b ? -1 : 1);
}
