import { ReadFailure } from './read-failure';

/** A part of a text that is read separately. */
export interface Section {
  readonly start: number;
  readonly end: number;
  /** Why kubectl rejects it, whatever its content; the offset refers to the whole text. */
  readonly failure?: ReadFailure;
}

/** White space in Go, which includes U+0085 but not U+FEFF. */
export const GO_SPACE = '\\t-\\r \\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000';

/** A valid separator line: `---` with an optional comment. */
const SEPARATOR = new RegExp(`^---[${GO_SPACE}]*(?:#.*)?`, 's');

/**
 * Splits a text as kubectl does before it reads YAML: at each line that starts with
 * `---`, in any context. Only a line feed ends a line here. The separator line is
 * dropped, unless it is the first of a section.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.4/pkg/util/yaml/decoder.go
 * @param from the start of the text
 */
export function splitDocuments(text: string, from = 0): Section[] {
  const sections: Section[] = [];
  let start = from;
  let failure: ReadFailure | undefined;
  const close = (end: number) => {
    if (end > start) { sections.push({ start, end, ...failure && { failure } }); }
    failure = undefined;
  };
  for (const separator of separators(text, from)) {
    const lineFeed = text.indexOf('\n', separator);
    const end = lineFeed === -1 ? text.length : lineFeed;
    const line = text.slice(separator, end);
    const { length } = SEPARATOR.exec(line)![0];
    if (length < line.length) {
      failure ??= new ReadFailure('kubectl allows only a comment after "---" at the start of a line; start the document on the next line, or indent the line if it is part of a string', separator + length);
    } else if (separator > start) {
      close(separator);
      start = Math.min(end + 1, text.length);
    }
  }
  close(text.length);
  return sections;
}

function* separators(text: string, from: number): Iterable<number> {
  if (text.startsWith('---', from)) { yield from; }
  for (let at = text.indexOf('\n---', from); at !== -1; at = text.indexOf('\n---', at + 1)) { yield at + 1; }
}
