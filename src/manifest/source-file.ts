import { Position } from './manifest-object';

/** A text and the name it goes by in messages. */
export class SourceFile {
  private lineStarts: readonly number[] | undefined;

  public constructor(public readonly name: string, public readonly text: string) {}

  /** The place of an offset. Columns count characters, as editors do, and not the halves of an emoji. */
  public position(offset: number): Position {
    const starts = this.starts();
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) { low = middle; } else { high = middle - 1; }
    }
    return { file: this.name, line: low + 1, column: [...this.text.slice(starts[low], offset)].length + 1 };
  }

  /** Lines by their numbers, both included; only those that are there. */
  public lines(from: number, to: number): string[] {
    const starts = this.starts();
    const lines: string[] = [];
    for (let line = Math.max(from, 1); line <= Math.min(to, starts.length); line++) {
      lines.push(this.text.slice(starts[line - 1], starts[line] ?? this.text.length).replace(/(?:\r\n|\n|\r)$/, ''));
    }
    // What follows the last line break is no line.
    if (lines.at(-1) === '' && to >= starts.length && starts.length > 1) { lines.pop(); }
    return lines;
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
