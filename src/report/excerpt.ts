import { ManifestObject, Position } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { printable } from '../text/printable';

/** The lines shown before a location, and after it if no block begins there. */
const CONTEXT = 1;

/** The maximum number of lines shown of the block at a location. */
const BLOCK = 8;

/** The characters shown before the location in a line that is too long. */
const LEAD = 30;

/** Locations further right are unreadable, as in JSON on one line. */
const LAST_COLUMN = 2000;

/** Characters that occupy two columns of a terminal. */
const WIDE_CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;

/** One line of an excerpt. */
export interface ExcerptLine {
  /** The line number; unset for the line with the caret. */
  readonly number?: number;
  readonly text: string;
}

/**
 * The lines around a location, with the block that begins there, and a caret below the
 * location. Empty for a Secret, because reports end up in logs.
 */
export function excerpt({ kind, origin }: ManifestObject, path: Path, { line, column }: Position, width: number): ExcerptLine[] {
  if (kind === 'Secret' || column > LAST_COLUMN) { return []; }
  // The object before this one may be a Secret too.
  const first = Math.max(line - CONTEXT, origin.position([])?.line ?? line);
  const source = origin.lines?.(first, line + BLOCK) ?? [];
  const own = source[line - first];
  if (own === undefined) { return []; }
  const last = line + Math.max(CONTEXT, blockLength(source.slice(line - first + 1), column, typeof path.at(-1) === 'number'));
  const cut = column > width ? column - 1 - LEAD : 0;
  const caret = clip(own, cut, column - 1).map(character => (WIDE_CHARACTER.test(character) ? '  ' : ' '.repeat(show(character).length))).join('');
  return source.slice(0, last - first + 1).flatMap((text, index) => [
    { number: first + index, text: clip(text, cut, cut + width).map(show).join('').trimEnd() },
    ...(first + index === line ? [{ text: `${caret}^` }] : []),
  ]);
}

/** How many of the lines below a location belong to it: those with a deeper indent, and for a list item those with the same. */
function blockLength(below: readonly string[], column: number, isItem: boolean): number {
  const end = below.findIndex(text => {
    const indent = text.search(/\S/);
    return indent === -1 || indent < (isItem ? column - 1 : column);
  });
  return end === -1 ? below.length : end;
}

/** The characters between two columns. */
function clip(text: string, from: number, to: number): string[] {
  // A character has at most two code units, and a line may have megabytes.
  return [...text.slice(0, 2 * to)].slice(from, to);
}

function show(character: string): string {
  return character === '\t' ? '  ' : printable(character);
}
