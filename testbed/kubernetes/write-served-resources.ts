/** Writes src/kubernetes/rbac/served-resources-data.ts, or to the folder in the argument. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Source } from './source';
import { VERSIONS } from './versions';
import { sortVerbs } from '../../src/kubernetes/rbac/policy-rule';

const [folder = join(__dirname, '../../src/kubernetes/rbac')] = process.argv.slice(2);

/** A resource or subresource that one of the versions serves. */
interface Served {
  readonly namespaced: boolean;
  readonly verbs: Set<string>;
}

const groups = new Map<string, Map<string, Served>>();
for (const version of VERSIONS) { addAll(Source.of(version)); }

const ALL = 'get,list,watch,create,update,patch,delete,deletecollection';

writeFileSync(join(folder, 'served-resources-data.ts'), `// Made by testbed/kubernetes/write-served-resources.ts from Kubernetes ${VERSIONS.join(', ')}. Change nothing here.
/* eslint-disable */
const ALL = '${ALL}';

/** By API group: the resources that kube-apiserver serves in one of the versions, alpha and beta included, each with its verbs. */
export const SERVED_RESOURCES: { readonly [apiGroup: string]: { readonly [resource: string]: string } } = {
${inOrder(groups).map(([group, resources]) => `  '${group}': { ${inOrder(resources).map(([name, { verbs }]) => `'${name}': ${verbsText(verbs)}`).join(', ')} },`).join('\n')}
};

/** By API group: those of them that belong to no namespace, without subresources. */
export const CLUSTER_SCOPED_RESOURCES: { readonly [apiGroup: string]: readonly string[] } = {
${inOrder(groups).map(([group, resources]) => [group, inOrder(resources).filter(([name, { namespaced }]) => !namespaced && !name.includes('/')).map(([name]) => name)] as const)
  .filter(([, names]) => names.length > 0).map(([group, names]) => `  '${group}': [${names.map(name => `'${name}'`).join(', ')}],`).join('\n')}
};
`);

function addAll({ kubernetes }: Source): void {
  const discovery = join(kubernetes, 'api/discovery');
  const read = (name: string): any => JSON.parse(readFileSync(join(discovery, name), 'utf8'));
  for (const { name, namespaced, verbs } of read('api__v1.json').resources) { add('', name, namespaced, verbs); }
  for (const { metadata, versions } of read('aggregated_v2.json').items) {
    for (const { resource, scope, verbs, subresources = [] } of versions.flatMap((version: any) => version.resources)) {
      const namespaced = scope === 'Namespaced';
      add(metadata.name, resource, namespaced, verbs);
      for (const { subresource, verbs: ofSubresource } of subresources) { add(metadata.name, `${resource}/${subresource}`, namespaced, ofSubresource); }
    }
  }
}

function add(group: string, name: string, namespaced: boolean, verbs: readonly string[] = []): void {
  // A parent that discovery lists only for its subresources has no verbs.
  if (verbs.length === 0) { return; }
  const resources = groups.get(group) ?? new Map<string, Served>();
  groups.set(group, resources);
  const served = resources.get(name) ?? { namespaced, verbs: new Set<string>() };
  resources.set(name, served);
  verbs.forEach(verb => served.verbs.add(verb));
}

function verbsText(verbs: Iterable<string>): string {
  const text = sortVerbs(verbs).join();
  return text === ALL ? 'ALL' : `'${text}'`;
}

function inOrder<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => a < b ? -1 : 1);
}
