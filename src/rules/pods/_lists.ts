import { field } from '../../objects/plain-object';

/** The items of a list with their indexes; none where there is no list. */
export function listAt(value: unknown, name: string, second?: string, third?: string): IterableIterator<[number, unknown]> {
  const list = field(value, name, second, third);
  return (Array.isArray(list) ? list as unknown[] : []).entries();
}
