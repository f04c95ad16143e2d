/** A part of a text that is read on its own. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

const BLANK_OR_COMMENT = /^[ \t\r]*(?:#[^\n]*)?$/;

/** The end of the line, before its line break. */
function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** Whether a line begins with `---` or `...` that YAML takes for a boundary, or kubectl does (`---#`). */
function isMarker(text: string, at: number): boolean {
  if (text.startsWith('---', at)) { return at + 3 >= text.length || ' \t\r\n#'.includes(text[at + 3]); }
  return text.startsWith('...', at) && (at + 3 >= text.length || ' \t\r\n'.includes(text[at + 3]));
}

/** Whether there are directives (`%YAML`, `%TAG`) and nothing else: they belong to what follows. */
function isOnlyDirectives(text: string): boolean {
  return text.includes('%') && text.split('\n').every(line => line.startsWith('%') || BLANK_OR_COMMENT.test(line)) && /^%/m.test(text);
}

/**
 * Splits a text into its documents, so that a broken one does not hide the
 * others. No document holds a boundary: YAML allows `---` at the start of a line
 * nowhere inside of one, not even in a block of text or a string.
 */
export function splitDocuments(text: string): Section[] {
  const sections: Section[] = [];
  let start = 0;
  const close = (end: number, next: number, directivesMayFollow: boolean) => {
    if (directivesMayFollow && isOnlyDirectives(text.slice(start, end))) { return; }
    if (end > start) { sections.push({ start, end }); }
    start = next;
  };
  for (const marker of markers(text)) {
    const end = lineEnd(text, marker);
    if (text.startsWith('...', marker)) {
      // With what stands after it on its line, which may only be a comment.
      close(end, end, false);
    } else {
      const after = text.slice(marker + 3, end);
      close(marker, BLANK_OR_COMMENT.test(after) ? marker + 3 : marker, true);
    }
  }
  close(text.length, text.length, false);
  return sections;
}

function* markers(text: string): Iterable<number> {
  if (isMarker(text, 0)) { yield 0; }
  let [dashes, dots] = [text.indexOf('\n---'), text.indexOf('\n...')];
  while (dashes !== -1 || dots !== -1) {
    const next = dots === -1 || (dashes !== -1 && dashes < dots) ? dashes : dots;
    if (isMarker(text, next + 1)) { yield next + 1; }
    if (next === dashes) { dashes = text.indexOf('\n---', next + 1); } else { dots = text.indexOf('\n...', next + 1); }
  }
}
