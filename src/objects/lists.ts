import { List } from './kubernetes-types';

/** The items of an optional list; as in Go, a null item is empty. */
export function items<T extends object>(list: List<T> | null | undefined): readonly T[] {
  return withoutNull(list, {} as T);
}

/** The same for a list of texts. */
export function texts(list: List<string> | null | undefined): readonly string[] {
  return withoutNull(list, '');
}

function withoutNull<T>(list: readonly (T | null | undefined)[] | null | undefined, empty: T): readonly T[] {
  if (!list) { return []; }
  // Lists with null are rare; all others are not copied.
  return list.includes(null) || list.includes(undefined) ? list.map(item => item ?? empty) : list as readonly T[];
}
