import { checkFields, FieldProblems, typeAt } from './check-fields';
import { DataPath } from './data-path';
import { Struct } from './field-type';
import { UNREADABLE } from './placeholder';
import { withoutPaths } from './without-paths';

/** The type errors in a value: values that an API server cannot decode, and placeholders for more than a scalar. */
export interface TypeProblems extends FieldProblems {
  /** Whether the type at one of these paths is a text, number or boolean. */
  isScalar(place: DataPath): boolean;
}

/** Finds the type errors in a value. Rules can evaluate a placeholder for a scalar, but not one for rules or subjects. */
export function typeProblems(value: unknown, struct: Struct): TypeProblems {
  const isScalar = (place: DataPath): boolean => typeAt(struct, place).shape === 'scalar';
  const { placeholders, ...problems } = checkFields(value, struct);
  return { ...problems, placeholders: placeholders.filter(place => !isScalar(place)), isScalar };
}

/** A value of a type, without invalid parts. */
export interface CheckedValue<T> {
  readonly value: T;
  /** The paths of the invalid values. */
  readonly unreadable: readonly DataPath[];
}

/** Removes values of the wrong type, which makes the rest a valid value of the type. */
export function checkedValue<T extends object>(value: object, struct: Struct): CheckedValue<T> {
  const { wrongTypes, placeholders, isScalar } = typeProblems(value, struct);
  const unreadable = [...wrongTypes.map(({ path }) => path), ...placeholders];
  return { value: withoutPaths(value, unreadable, place => isScalar(place) ? UNREADABLE : undefined) as T, unreadable };
}
