import { DataPath } from './data-path';
import { FieldType, Struct } from './field-type';
import { isPlaceholder } from './placeholder';
import { isObject } from './plain-object';

/** A value that the API server cannot decode. */
export interface WrongType {
  readonly path: DataPath;
  /** The expected type, for messages. */
  readonly expected: string;
  readonly found: unknown;
}

/** A field that its type does not have, or not in every known version of Kubernetes. */
export interface UnknownField {
  readonly path: DataPath;
  /** The first minor version of Kubernetes with the field; unset if none has it. */
  readonly since?: number;
  /** The types around it, outermost first, with their paths. */
  readonly around: readonly PlacedStruct[];
}

export interface PlacedStruct {
  readonly struct: Struct;
  readonly path: DataPath;
}

/** The problems of an object, in the order of its fields. */
export interface FieldProblems {
  readonly wrongTypes: readonly WrongType[];
  /** Placeholders for values with another type. Whether the final values are valid is unknown. */
  readonly placeholders: readonly DataPath[];
  readonly unknownFields: readonly UnknownField[];
}

/** Fields of other tools: directives of patches, extensions, and fields that SOPS adds. */
const OF_OTHER_TOOLS = /^(?:\$|x-|sops$)/;
/** Written by controllers, including those of newer Kubernetes versions. */
const STATUS = 'status';

/** Compares a value with a type in a single pass, in linear time. */
export function checkFields(value: unknown, struct: Struct): FieldProblems {
  const check = new FieldCheck(struct);
  check.value(value, { shape: 'struct', struct });
  return check.problems ?? NO_PROBLEMS;
}

const NO_PROBLEMS: FieldProblems = { wrongTypes: [], placeholders: [], unknownFields: [] };

// Most objects are valid; they allocate no memory.
class FieldCheck {
  public problems: { readonly wrongTypes: WrongType[]; readonly placeholders: DataPath[]; readonly unknownFields: UnknownField[] } | undefined;
  /** The current path, copied only for a report. */
  private readonly path: (string | number)[] = [];

  public constructor(private readonly root: Struct) {}

  public value(value: unknown, type: FieldType): void {
    // In Go, null is the zero value of every type.
    if (value === undefined || value === null) { return; }
    switch (type.shape) {
      case 'any': return;
      case 'scalar': return type.scalar.accepts(value) ? undefined : this.wrong(value, type.scalar.expected);
      case 'list': return Array.isArray(value) ? this.items(value, type.of) : this.wrong(value, 'a list');
      case 'map': return isObject(value) ? this.entries(value, type.of) : this.wrong(value, 'a mapping');
      case 'struct': return isObject(value) ? this.fields(value, type.struct) : this.wrong(value, 'a mapping');
    }
  }

  private items(list: readonly unknown[], type: FieldType): void {
    for (let index = 0; index < list.length; index++) { this.step(index, list[index], type); }
  }

  private entries(map: { readonly [key: string]: unknown }, type: FieldType): void {
    for (const key in map) { this.step(key, map[key], type); }
  }

  private fields(object: { readonly [field: string]: unknown }, struct: Struct): void {
    for (const name in object) {
      const type = struct.fields.get(name);
      if (type !== undefined) {
        this.step(name, object[name], type);
        if (struct.since !== undefined) { this.newField(name, object[name], struct.since); }
      } else if (object[name] !== undefined) {
        this.unknown(name);
      }
    }
  }

  private newField(name: string, value: unknown, since: { readonly [field: string]: number }): void {
    if (value !== undefined && value !== null && Object.hasOwn(since, name)) { this.unknown(name, since[name]); }
  }

  private step(step: string | number, value: unknown, type: FieldType): void {
    this.path.push(step);
    this.value(value, type);
    this.path.pop();
  }

  private wrong(found: unknown, expected: string): void {
    const path = [...this.path];
    if (isPlaceholder(found)) { this.found().placeholders.push(path); } else { this.found().wrongTypes.push({ path, expected, found }); }
  }

  private unknown(name: string, since?: number): void {
    if (OF_OTHER_TOOLS.test(name) || isPlaceholder(name) || this.path[0] === STATUS) { return; }
    const around = structsAround(this.root, this.path);
    this.found().unknownFields.push({ path: [...this.path, name], ...since === undefined ? {} : { since }, around });
  }

  private found(): NonNullable<FieldCheck['problems']> {
    this.problems ??= { wrongTypes: [], placeholders: [], unknownFields: [] };
    return this.problems;
  }
}

/** The types on a path. */
function structsAround(root: Struct, path: DataPath): PlacedStruct[] {
  const around: PlacedStruct[] = [{ struct: root, path: [] }];
  let type: FieldType = { shape: 'struct', struct: root };
  for (const [index, step] of path.entries()) {
    type = stepInto(type, step);
    if (type.shape === 'struct') { around.push({ struct: type.struct, path: path.slice(0, index + 1) }); }
  }
  return around;
}

/** The expected type at a path that was checked. */
export function typeAt(root: Struct, path: DataPath): FieldType {
  return path.reduce(stepInto, { shape: 'struct', struct: root });
}

function stepInto(type: FieldType, step: string | number): FieldType {
  return type.shape === 'struct' ? type.struct.fields.get(step as string)! : (type as { readonly of: FieldType }).of;
}
