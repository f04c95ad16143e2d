import { DocumentOffsets } from './document-offsets';
import { Position } from './manifest-object';
import { Section } from './split-documents';

/** A text with its name in messages. */
export class SourceFile {
  private lineStarts: readonly number[] | undefined;
  private pairOffsets: readonly number[] | undefined;
  /** The offsets of the last document: reports go through a file from top to bottom. */
  private latest: { readonly section: Section; readonly offsets: DocumentOffsets } | undefined;

  public constructor(public readonly name: string, public readonly text: string) {}

  /** The position of an offset. As in editors, columns count characters, not surrogates. */
  public position(offset: number): Position {
    const starts = this.starts();
    const line = countUpTo(starts, offset);
    const start = starts[line - 1];
    // Indexed instead of counted: a line may contain a whole app, and many positions in it are requested.
    const pairs = this.pairs();
    return { file: this.name, line, column: offset - start + 1 - (countUpTo(pairs, offset - 1) - countUpTo(pairs, start - 1)) };
  }

  /** The offsets in a document, relative to its start. */
  public offsets(section: Section, isJson: boolean): DocumentOffsets {
    if (this.latest?.section !== section) {
      this.latest = { section, offsets: new DocumentOffsets(this.text.slice(section.start, section.end), isJson) };
    }
    return this.latest.offsets;
  }

  /** Existing lines by number, both inclusive. */
  public lines(from: number, to: number): string[] {
    const starts = this.starts();
    const lines: string[] = [];
    for (let line = Math.max(from, 1); line <= Math.min(to, starts.length); line++) {
      lines.push(this.text.slice(starts[line - 1], starts[line] ?? this.text.length).replace(/^\uFEFF|(?:\r\n|\n|\r)$/g, ''));
    }
    // The text after the last line break is not a line if it is empty.
    if (lines.at(-1) === '' && to >= starts.length && starts.length > 1) { lines.pop(); }
    return lines;
  }

  /** The offsets of characters that take one more code unit than columns: a byte order mark, and surrogate pairs. */
  private pairs(): readonly number[] {
    this.pairOffsets ??= Array.from(this.text.matchAll(/^\uFEFF|[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index);
    return this.pairOffsets;
  }

  private starts(): readonly number[] {
    if (!this.lineStarts) {
      const starts = [0];
      const { text } = this;
      if (text.includes('\r')) {
        for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) { starts.push(index + lineBreak.length); }
      } else {
        for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) { starts.push(at + 1); }
      }
      this.lineStarts = starts;
    }
    return this.lineStarts;
  }
}

/** How many sorted numbers do not exceed a limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sorted[middle] <= limit) { low = middle + 1; } else { high = middle; }
  }
  return low;
}
