/** Something that a user wrote can't be used. The message says what, where, and what to write instead. */
export class InputError extends Error {
  public readonly name = 'InputError';
}
