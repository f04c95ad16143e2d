import { isUtf8 } from 'buffer';
import { ReadFailure } from './read-failure';

const REPLACEMENT = '\uFFFD';

/**
 * The text of a file, including its byte order mark: kubectl does not read JSON after
 * one.
 *
 * @throws ReadFailure if it is not UTF-8; its offset refers to the text of `bytes.toString()`
 */
export function decode(bytes: Buffer): string {
  const isUtf16 = bytes.length >= 2 && ((bytes[0] === 0xFF && bytes[1] === 0xFE) || (bytes[0] === 0xFE && bytes[1] === 0xFF)
    || (bytes[0] === 0) !== (bytes[1] === 0));
  if (isUtf16) { throw new ReadFailure('encoded as UTF-16; save the file as UTF-8 (in PowerShell: Out-File -Encoding utf8)', 0); }
  const text = bytes.toString('utf8');
  if (!isUtf8(bytes)) { throw new ReadFailure('not UTF-8 from here on; save the file as UTF-8', firstInvalid(bytes, text)); }
  return text;
}

/** The first replacement character that is not in the file itself. */
function firstInvalid(bytes: Buffer, text: string): number {
  for (let [at, next] = [0, text.indexOf(REPLACEMENT)], byte = 0; next !== -1; at = next, next = text.indexOf(REPLACEMENT, next + 1)) {
    byte += Buffer.byteLength(text.slice(at, next));
    if (bytes.toString('latin1', byte, byte + 3) !== '\u00EF\u00BF\u00BD') { return next; }
  }
  return 0;
}
