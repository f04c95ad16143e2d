import { CHECKED_KINDS, Types } from './types';

const SCALARS: { readonly [code: string]: string } = {
  's': 'string', 'b': 'boolean', 'i': 'number', 'l': 'number', 'n': 'number', 'q': 'Quantity', 'x': 'IntOrString', 't': 'Time', 'y': 'Base64', '*': 'unknown',
};

/** The types as TypeScript. As in Go, null means not set in any position. */
export function interfacesOf(types: Types): string {
  return `
/** A list; an item that is null is an empty one. */
export type List<T> = readonly (T | null)[];
export type Dictionary<T> = { readonly [name: string]: T | null };
export type Quantity = string | number;
export type IntOrString = string | number;
/** As in RFC 3339. */
export type Time = string;
export type Base64 = string;

${Object.entries(types).map(([name, fields]) => interfaceOf(name, fields)).join('\n')}
/** By apiVersion and kind: the kinds whose fields are checked. */
export interface KubernetesKinds {
${Object.entries(CHECKED_KINDS).map(([apiVersion, kinds]) => `  readonly '${apiVersion}': { ${kinds.map(kind => `readonly ${kind}: ${kind}`).join('; ')} };`).join('\n')}
}
`;
}

function interfaceOf(name: string, fields: { readonly [field: string]: string }): string {
  const lines = Object.entries(fields).map(([field, type]) =>
    `  readonly ${/^\w+$/.test(field) ? field : `'${field}'`}?: ${typeText(type)}${type === '*' ? '' : ' | null'};`);
  return `export interface ${name} {\n${lines.map(line => `${line}\n`).join('')}}\n`;
}

function typeText(type: string): string {
  if (type.startsWith('[')) { return `List<${typeText(type.slice(1))}>`; }
  if (type.startsWith('{')) { return `Dictionary<${typeText(type.slice(1))}>`; }
  return SCALARS[type] ?? type;
}
