import { InputError } from '../audit/input-error';
import { SafeText } from '../text/safe-text';

/**
 * Renders a report.
 *
 * @throws InputError if it exceeds the maximum string length of Node.js
 */
export function limitLength(format: string, render: () => SafeText): SafeText {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof RangeError)) { throw error; }
    throw new InputError(`the ${format} report exceeds the maximum length of a string in Node.js, about 512 MB (${error.message}); `
      + 'read fewer files at a time, or check only some rules');
  }
}
