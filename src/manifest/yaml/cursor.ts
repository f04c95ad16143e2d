import { ReadFailure } from '../read-failure';

const TAB = 0x09;
const LINE_FEED = 0x0A;
const CARRIAGE_RETURN = 0x0D;
const SPACE = 0x20;
const HASH = 0x23;
const NEXT_LINE = 0x85;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** The end of the text; no other NUL is in it. */
export const END = 0;

export function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether it is a blank, a line break or the end: all other control characters are refused before. */
export function isSpace(code: number): boolean {
  return code <= SPACE || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

/** A place in a text that is read from its beginning to its end. */
export class Cursor {
  public lineStart = 0;

  /** @param text ends with a line break and NUL */
  public constructor(public readonly text: string, public at: number) {
    this.lineStart = at;
  }

  /** The character here, or so many behind. */
  public code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  /** How far it is from the start of the line. Only blanks and ASCII stand before where it is asked for. */
  public get column(): number {
    return this.at - this.lineStart;
  }

  /** Whether a line begins here with `---` or `...` and nothing right behind. */
  public isAtMarker(): boolean {
    const { at, lineStart, text } = this;
    return at === lineStart && (text.startsWith('---', at) || text.startsWith('...', at)) && isSpace(text.charCodeAt(at + 3));
  }

  /** Passes over a line break, and gives what it stands for in a text. */
  public passBreak(): string {
    const code = this.code();
    this.at += code === CARRIAGE_RETURN ? this.carriageReturnLength() : 1;
    this.lineStart = this.at;
    return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? String.fromCharCode(code) : '\n';
  }

  public passBlanks(): void {
    while (isBlank(this.code())) { this.at++; }
  }

  /** Passes over what is left of a line, its break excepted. */
  public passLine(): void {
    for (let code = this.code(); code !== END && !isBreak(code); code = this.code()) { this.at++; }
  }

  public passComment(): void {
    if (this.code() === HASH) { this.passLine(); }
  }

  public fail(problem: string, at = this.at): never {
    throw new ReadFailure(`not YAML: ${problem}`, at);
  }

  /** Before the parser sees it, kubectl makes `\r\n` a `\n`, which may then end a `\r\n` again. */
  private carriageReturnLength(): number {
    if (this.code(1) === LINE_FEED) { return 2; }
    return this.code(1) === CARRIAGE_RETURN && this.code(2) === LINE_FEED ? 3 : 1;
  }
}
