import { Io, write } from './io';
import { ReadModel } from './read-model';
import { placeText } from '../report/place-text';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** The maximum number of files in a note. */
const NAMED_FILES = 5;

/** Reports read errors and skipped files to standard error. */
export async function writeInputErrors({ errors, notes, ignored }: ReadModel, io: Io): Promise<void> {
  const more = ignored.length > NAMED_FILES ? ` and ${ignored.length - NAMED_FILES} more` : '';
  const lines = [
    ...errors.map(error => `ERROR  ${printable([placeText(error), error.message].filter(text => text !== '').join(': '))}`),
    ...ignored.length === 0 ? [] : [`Note: skipped files without Kubernetes objects: ${ignored.slice(0, NAMED_FILES).map(printable).join(', ')}${more}`],
    ...notes.map(note => `Note: ${printable(note)}`),
  ];
  if (lines.length > 0) { await write(io.stderr, safeText(`${lines.join('\n')}\n`)); }
}
