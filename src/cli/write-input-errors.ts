import { Io, write } from './io';
import { ReadModel } from './read-model';
import { placeText } from '../report/place-text';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** Says on standard error what of the input could not be read, and what is skipped. */
export async function writeInputErrors({ errors, notes }: Pick<ReadModel, 'errors' | 'notes'>, io: Io): Promise<void> {
  const lines = [
    ...errors.map(error => `ERROR  ${printable([placeText(error), error.message].filter(text => text !== '').join(': '))}`),
    ...notes.map(note => `Note: ${printable(note)}`),
  ];
  if (lines.length > 0) { await write(io.stderr, safeText(`${lines.join('\n')}\n`)); }
}
