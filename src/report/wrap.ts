import { printable } from './printable';

/** No line gets narrower, however deep it is indented. */
const MINIMUM_WIDTH = 30;

/**
 * Text in lines of a width, each behind an indent. Line breaks stay, and so do
 * lines that begin with white space: they are code.
 */
export function wrap(text: string, indent: string, width: number): string[] {
  return text.trimEnd().split(/\r\n|\n/).flatMap(line => {
    const shown = printable(line.replace(/\t/g, '  '));
    return /^\s/.test(shown) ? [indent + shown] : fill(shown, Math.max(width - indent.length, MINIMUM_WIDTH)).map(filled => indent + filled);
  });
}

/** Words in lines of a width; one that is longer gets a line of its own. */
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
