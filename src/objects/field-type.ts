import { Scalar, SCALARS } from './scalars';
import { CHECKED_KINDS, SINCE, TYPES } from './type-table';

/** A type with named fields. */
export interface Struct {
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldType>;
  /** The first minor version of Kubernetes with a field, if not every known version has it; unset if each version has all. */
  readonly since?: { readonly [field: string]: number };
}

/** The type of a field. */
export type FieldType =
  | { readonly shape: 'any' }
  | { readonly shape: 'scalar'; readonly scalar: Scalar }
  | { readonly shape: 'list' | 'map'; readonly of: FieldType }
  | { readonly shape: 'struct'; readonly struct: Struct };

const STRUCTS: ReadonlyMap<string, Struct> = structsOf(TYPES);

/** A type of the type table by name. */
export function structNamed(name: string): Struct | undefined {
  return STRUCTS.get(name);
}

/** The type of a kind whose fields are checked. */
export function structOfKind({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Struct | undefined {
  return Object.hasOwn(CHECKED_KINDS, apiVersion) && CHECKED_KINDS[apiVersion].includes(kind) ? STRUCTS.get(kind) : undefined;
}

function structsOf(table: typeof TYPES): Map<string, Struct> {
  const fields = new Map(Object.keys(table).map(name => [name, new Map<string, FieldType>()]));
  const structs = new Map([...fields].map(([name, own]): [string, Struct] =>
    [name, { name, fields: own, ...Object.hasOwn(SINCE, name) ? { since: SINCE[name] } : {} }]));
  const read = new Map<string, FieldType>();
  for (const [name, own] of fields) {
    for (const [field, text] of Object.entries(table[name])) {
      let type = read.get(text);
      if (type === undefined) {
        type = parse(text, structs);
        read.set(text, type);
      }
      own.set(field, type);
    }
  }
  return structs;
}

/**
 * Reads a type in the notation of the table: `[T` is a list and `{T` a map of T, `*` is
 * anything, a name is that of another type, and a letter that of a scalar.
 */
function parse(text: string, structs: ReadonlyMap<string, Struct>): FieldType {
  if (text === '*') { return { shape: 'any' }; }
  if (text.startsWith('[')) { return { shape: 'list', of: parse(text.slice(1), structs) }; }
  if (text.startsWith('{')) { return { shape: 'map', of: parse(text.slice(1), structs) }; }
  const scalar = SCALARS.get(text);
  return scalar === undefined ? { shape: 'struct', struct: structs.get(text)! } : { shape: 'scalar', scalar };
}
