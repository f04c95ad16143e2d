/** The last part of the path in constructs with one object. */
const UNNAMED = ['Resource', 'Default'];

/** The id that a program gave to a construct or its parent: the last part of its path that a user named. */
export function constructId(path: string): string {
  return path.split('/').filter(part => !UNNAMED.includes(part)).at(-1) ?? '';
}
