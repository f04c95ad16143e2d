import { safeText } from '../text/safe-text';

/** Something that a user wrote can't be used. The message says what, where, and what to write instead. */
export class InputError extends Error {
  public readonly name = 'InputError';

  // Who does not catch it has it printed by Node.js.
  public constructor(message: string) {
    super(safeText(message));
  }
}
