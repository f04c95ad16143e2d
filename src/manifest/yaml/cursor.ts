import { ReadFailure } from '../read-failure';

const TAB = 0x09;
const LINE_FEED = 0x0A;
const CARRIAGE_RETURN = 0x0D;
const SPACE = 0x20;
const HASH = 0x23;
const NEXT_LINE = 0x85;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** The end of the text; the text contains no other NUL. */
export const END = 0;

export function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether it is a blank, a line break or the end: all other control characters were rejected before. */
export function isSpace(code: number): boolean {
  return code <= SPACE || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

/** A position in a text that is read sequentially. */
export class Cursor {
  public lineStart = 0;

  /** @param text ends with a line break and NUL */
  public constructor(public readonly text: string, public at: number) {
    this.lineStart = at;
  }

  /** The character here, or at a distance ahead. */
  public code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  /** The distance from the start of the line. Where it is used, only blanks and ASCII precede it. */
  public get column(): number {
    return this.at - this.lineStart;
  }

  /** Whether a line starts here with `---` or `...`, followed by a space or line break. */
  public isAtMarker(): boolean {
    const { at, lineStart, text } = this;
    return at === lineStart && (text.startsWith('---', at) || text.startsWith('...', at)) && isSpace(text.charCodeAt(at + 3));
  }

  /** Skips a line break and returns its normalized form. */
  public passBreak(): string {
    const code = this.code();
    this.at += code === CARRIAGE_RETURN ? this.carriageReturnLength() : 1;
    this.lineStart = this.at;
    return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? String.fromCharCode(code) : '\n';
  }

  public passBlanks(): void {
    while (isBlank(this.code())) { this.at++; }
  }

  /** Skips the rest of a line, except its break. */
  public passLine(): void {
    for (let code = this.code(); code !== END && !isBreak(code); code = this.code()) { this.at++; }
  }

  public passComment(): void {
    if (this.code() === HASH) { this.passLine(); }
  }

  public fail(problem: string, at = this.at): never {
    throw new ReadFailure(`not YAML: ${problem}`, at);
  }

  /** Before parsing, kubectl replaces `\r\n` with `\n`, which may then end another `\r\n`. */
  private carriageReturnLength(): number {
    if (this.code(1) === LINE_FEED) { return 2; }
    return this.code(1) === CARRIAGE_RETURN && this.code(2) === LINE_FEED ? 3 : 1;
  }
}
