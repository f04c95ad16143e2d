import { DataPath } from './data-path';
import { FieldType, Struct } from './field-type';
import { isPlaceholder } from './placeholder';
import { isObject } from './plain-object';

/** A value that the API server cannot decode. */
export interface WrongType {
  readonly path: DataPath;
  /** What must stand there, for people. */
  readonly expected: string;
  readonly found: unknown;
}

/** A field that its type does not have, or that not each known version of Kubernetes has. */
export interface UnknownField {
  readonly path: DataPath;
  /** The minor version of Kubernetes since which there is the field; unset where none has it. */
  readonly since?: number;
  /** The types around it, the outermost first, and where each stands. */
  readonly around: readonly PlacedStruct[];
}

export interface PlacedStruct {
  readonly struct: Struct;
  readonly path: DataPath;
}

/** What is wrong with an object, in the order of its fields. */
export interface FieldProblems {
  readonly wrongTypes: readonly WrongType[];
  /** Where another tool fills in what is not text. Whether it is right is not known. */
  readonly placeholders: readonly DataPath[];
  readonly unknownFields: readonly UnknownField[];
}

/** Of other tools: directives of patches, extensions, and what SOPS adds. */
const OF_OTHER_TOOLS = /^(?:\$|x-|sops$)/;
/** Controllers write it, those of a newer Kubernetes too. */
const STATUS = 'status';

/** Compares a value with a type once, in time that is linear in its size. */
export function checkFields(value: unknown, struct: Struct): FieldProblems {
  const check = new FieldCheck(struct);
  check.value(value, { shape: 'struct', struct });
  return check.problems ?? NO_PROBLEMS;
}

const NO_PROBLEMS: FieldProblems = { wrongTypes: [], placeholders: [], unknownFields: [] };

// Most objects are right, and are to cost no memory.
class FieldCheck {
  public problems: { readonly wrongTypes: WrongType[]; readonly placeholders: DataPath[]; readonly unknownFields: UnknownField[] } | undefined;
  /** Where the check is: copied only when something is reported. */
  private readonly path: (string | number)[] = [];

  public constructor(private readonly root: Struct) {}

  public value(value: unknown, type: FieldType): void {
    // As in Go, null is the zero value of every type.
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

/** The types on the way to a place. */
function structsAround(root: Struct, path: DataPath): PlacedStruct[] {
  const around: PlacedStruct[] = [{ struct: root, path: [] }];
  let type: FieldType = { shape: 'struct', struct: root };
  for (const [index, step] of path.entries()) {
    type = stepInto(type, step);
    if (type.shape === 'struct') { around.push({ struct: type.struct, path: path.slice(0, index + 1) }); }
  }
  return around;
}

/** The type that must stand at a place that was checked. */
export function typeAt(root: Struct, path: DataPath): FieldType {
  return path.reduce(stepInto, { shape: 'struct', struct: root });
}

function stepInto(type: FieldType, step: string | number): FieldType {
  return type.shape === 'struct' ? type.struct.fields.get(step as string)! : (type as { readonly of: FieldType }).of;
}
