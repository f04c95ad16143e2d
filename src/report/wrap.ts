import { printableLines } from '../text/printable';

/** The minimum line width, regardless of the indent. */
export const MINIMUM_WIDTH = 30;

/** The start of a line of YAML or code. */
const CODE = /^(?:- |#|---$|[\w./-]+:(?: |$)|(?:new |await )?[\w.]+\()/;

/** Wraps prose to a width and indents each line. Keeps line breaks. */
export function wrap(text: string, indent: string, width: number): string[] {
  return printableLines(text).flatMap(line => fill(line, Math.max(width - indent.length, MINIMUM_WIDTH)).map(filled => indent + filled));
}

/** Prose; or code, which is not wrapped because users copy it. */
export function wrapUnlessCode(text: string, indent: string, width: number): string[] {
  return isCode(text) ? printableLines(text).map(line => indent + line) : wrap(text, indent, width);
}

/** Whether a text is meant to be copied unchanged. */
export function isCode(text: string): boolean {
  return text.trimEnd().includes('\n') || CODE.test(text);
}

/** Words in lines of a width; a longer word gets its own line. */
function fill(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
