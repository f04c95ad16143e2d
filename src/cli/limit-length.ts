import { InputError } from '../audit/input-error';
import { SafeText } from '../text/safe-text';

/**
 * Renders a report.
 *
 * @param remedy How to make it shorter.
 * @throws InputError if it exceeds the maximum string length of Node.js
 */
export function limitLength(format: string, render: () => SafeText, remedy = 'read fewer files at a time, or check only some rules'): SafeText {
  try {
    return render();
  } catch (error) {
    // Other errors of this class, such as a stack that is too deep, are bugs.
    if (!(error instanceof RangeError) || error.message !== 'Invalid string length') { throw error; }
    throw new InputError(`the ${format} report exceeds the maximum length of a string in Node.js, about 512 MB (${error.message}); ${remedy}`);
  }
}
