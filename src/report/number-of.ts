/** The number of a value in a table; calls `add` for a new value. */
export function numberOf<T>(numbers: Map<T, number>, value: T, add: () => void): number {
  const known = numbers.get(value);
  if (known !== undefined) { return known; }
  numbers.set(value, numbers.size);
  add();
  return numbers.size - 1;
}
