import { checkFields, FieldProblems, typeAt } from './check-fields';
import { DataPath } from './data-path';
import { Struct } from './field-type';
import { UNREADABLE } from './placeholder';
import { withoutPaths } from './without-paths';

/** What is wrong with the types in a value: what no API server can decode, and what another tool fills in for more than a text. */
export interface TypeProblems extends FieldProblems {
  /** Whether a text, number or boolean must stand at one of these places. */
  isScalar(place: DataPath): boolean;
}

/** Finds what is wrong with the types in a value. Rules evaluate a placeholder for a text, but not one for rules or subjects. */
export function typeProblems(value: unknown, struct: Struct): TypeProblems {
  const isScalar = (place: DataPath): boolean => typeAt(struct, place).shape === 'scalar';
  const { placeholders, ...problems } = checkFields(value, struct);
  return { ...problems, placeholders: placeholders.filter(place => !isScalar(place)), isScalar };
}

/** A value of a type, without what is not of it. */
export interface CheckedValue<T> {
  readonly value: T;
  /** Where something else stood. */
  readonly unreadable: readonly DataPath[];
}

/** Leaves out of a value what is not of its type, so that the rest can be taken for it. */
export function checkedValue<T extends object>(value: object, struct: Struct): CheckedValue<T> {
  const { wrongTypes, placeholders, isScalar } = typeProblems(value, struct);
  const unreadable = [...wrongTypes.map(({ path }) => path), ...placeholders];
  return { value: withoutPaths(value, unreadable, place => isScalar(place) ? UNREADABLE : undefined) as T, unreadable };
}
