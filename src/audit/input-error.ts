import { safeText } from '../text/safe-text';

/** Invalid user input. The message says what is wrong, where, and what to write instead. */
export class InputError extends Error {
  public readonly name = 'InputError';

  // Node.js prints the message of an uncaught error.
  public constructor(message: string) {
    super(safeText(message));
  }
}
