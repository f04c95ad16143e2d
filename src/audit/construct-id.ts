/** What a path ends with in constructs that have one object. */
const UNNAMED = ['Resource', 'Default'];

/** The id that a program gave to a construct or to what made it: the last part of its path that is a name. */
export function constructId(path: string): string {
  return path.split('/').filter(part => !UNNAMED.includes(part)).at(-1) ?? '';
}
