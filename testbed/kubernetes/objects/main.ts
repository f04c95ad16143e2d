/** Writes src/objects/{type-table,kind-table,kubernetes-types}.ts from the newest version, or to the folder in the argument. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { interfacesOf } from './interfaces';
import { removedKinds, servedKinds } from './kinds';
import { OpenApi } from './open-api';
import { CHECKED_KINDS, newFields, typesOf } from './types';
import { Source } from '../source';
import { VERSIONS } from '../versions';

const [folder = join(__dirname, '../../../src/objects')] = process.argv.slice(2);
const version = VERSIONS[VERSIONS.length - 1];
const source = Source.of(version);
const openApi = openApiOf(version);
const types = typesOf(openApi);
const served = servedKinds(openApi);
const since = newFields(VERSIONS.map(each => [Number(/^v1\.(\d+)/.exec(each)![1]), typesOf(openApiOf(each))]));

write('type-table.ts', `
/** The version that the types are from. */
export const KUBERNETES_VERSION = '${/^v(\d+\.\d+)/.exec(version)![1]}';

/** The types that checked kinds consist of. field-type.ts says how the type of a field is written. */
export const TYPES: { readonly [type: string]: { readonly [field: string]: string } } = {
${Object.entries(types).map(([name, fields]) => `  ${name}: ${literal(fields)},`).join('\n')}
};

/** By type: the minor version of Kubernetes since which it has a field, where not each known version that has the type has it. */
export const SINCE: { readonly [type: string]: { readonly [field: string]: number } } = {
${Object.entries(since).map(([name, fields]) => `  ${name}: ${literal(fields)},`).join('\n')}
};

/** By apiVersion: the kinds whose fields are checked. Each is a type of the same name. */
export const CHECKED_KINDS: { readonly [apiVersion: string]: readonly string[] } = {
${Object.entries(CHECKED_KINDS).map(([apiVersion, kinds]) => `  '${apiVersion}': ${list(kinds)},`).join('\n')}
};
`);
write('kind-table.ts', `
/** By apiVersion: the kinds that kube-apiserver serves, alpha and beta included, and whether objects of a kind belong to a namespace. */
export const SERVED_KINDS: { readonly [apiVersion: string]: { readonly [kind: string]: boolean } } = {
${Object.entries(served).map(([apiVersion, kinds]) => `  '${apiVersion}': ${literal(kinds)},`).join('\n')}
};

/** By apiVersion: the kinds that kube-apiserver no longer serves, and the minor version of Kubernetes that removed each. */
export const REMOVED_KINDS: { readonly [apiVersion: string]: { readonly [kind: string]: number } } = {
${Object.entries(removedKinds(served, source.apiGroups)).map(([apiVersion, kinds]) => `  '${apiVersion}': ${literal(kinds)},`).join('\n')}
};
`);
write('kubernetes-types.ts', interfacesOf(types));

function openApiOf(each: string): OpenApi {
  return JSON.parse(readFileSync(join(Source.of(each).kubernetes, 'api/openapi-spec/swagger.json'), 'utf8')) as OpenApi;
}

function write(name: string, content: string): void {
  writeFileSync(join(folder, name), `// Made by testbed/kubernetes/objects/main.ts from Kubernetes ${version}. Change nothing here.\n/* eslint-disable */\n${content}`);
}

function list(texts: readonly string[]): string {
  return `[${texts.map(text => `'${text}'`).join(', ')}]`;
}

function literal(record: { readonly [name: string]: string | number | boolean }): string {
  const fields = Object.entries(record).map(([name, value]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${typeof value === 'string' ? `'${value}'` : value}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
