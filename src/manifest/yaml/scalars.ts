import { Cursor, END, isBlank, isBreak, isSpace } from './cursor';

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const BACKSLASH = 0x5C;
const COLON = 0x3A;
const HASH = 0x23;
const TAB = 0x09;
const SPACE = 0x20;
const PIPE = 0x7C;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'], ['a', '\x07'], ['b', '\b'], ['t', '\t'], ['\t', '\t'], ['n', '\n'], ['v', '\v'], ['f', '\f'], ['r', '\r'], ['e', '\x1B'], [' ', ' '],
  ['"', '"'], ["'", "'"], ['\\', '\\'], ['N', '\x85'], ['_', '\xA0'], ['L', '\u2028'], ['P', '\u2029'],
]);
const CODE_LENGTHS: ReadonlyMap<string, number> = new Map([['x', 2], ['u', 4], ['U', 8]]);

/**
 * Skips the blanks and line breaks between two words and returns their value: one line
 * feed becomes a space, n of them become n - 1. U+2028 and U+2029 are kept.
 *
 * @param isEscaped whether a backslash precedes the line break here, which then has no value
 * @param indent the column from which a line may contain a tab
 */
function passGap(cursor: Cursor, isEscaped: boolean, indent: number): string {
  const { at } = cursor;
  let first = '';
  let others = '';
  let isOverLines = isEscaped;
  let blanks = '';
  if (isEscaped) { cursor.passBreak(); }
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBlank(code)) {
      if (isOverLines && code === TAB && cursor.column < indent) { cursor.fail('a tab in the indentation; use spaces'); }
      cursor.at++;
      if (!isOverLines) { blanks = cursor.text.slice(at, cursor.at); }
    } else if (isOverLines) {
      others += cursor.passBreak();
    } else {
      first = cursor.passBreak();
      isOverLines = true;
    }
  }
  if (!isOverLines) { return blanks; }
  return first === '\n' ? others || ' ' : first + others;
}

/** Reads a scalar in single or double quotes, with any number of lines and any indentation. */
export function quotedScalar(cursor: Cursor): string {
  const { text, at: start } = cursor;
  const quote = cursor.code();
  cursor.at++;
  let value = '';
  let from = cursor.at;
  const flush = () => { value += text.slice(from, cursor.at); };
  for (;;) {
    const code = cursor.code();
    if (code === quote) {
      flush();
      cursor.at++;
      if (quote !== SINGLE_QUOTE || cursor.code() !== SINGLE_QUOTE) { return value; }
      // Two quotes stand for one.
      from = cursor.at++;
    } else if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
      flush();
      cursor.at++;
      value += isBreak(cursor.code()) ? quotedGap(cursor, true, start) : escaped(cursor);
      from = cursor.at;
    } else if (code === END) {
      return cursor.fail('a quoted string is not closed; add the closing quote', start);
    } else if (isSpace(code)) {
      flush();
      value += quotedGap(cursor, false, start);
      from = cursor.at;
    } else {
      cursor.at++;
    }
  }
}

function quotedGap(cursor: Cursor, isEscaped: boolean, start: number): string {
  const folded = passGap(cursor, isEscaped, 0);
  if (cursor.isAtMarker()) { cursor.fail('a quoted string is not closed before the next document; add the closing quote', start); }
  return folded;
}

/** The value of an escape, from after its backslash. */
function escaped(cursor: Cursor): string {
  const letter = cursor.text[cursor.at++];
  const simple = ESCAPES.get(letter);
  if (simple !== undefined) { return simple; }
  const length = CODE_LENGTHS.get(letter);
  if (length === undefined) { return cursor.fail(`unknown escape \\${letter}; to write a backslash, double it`, cursor.at - 2); }
  const digits = cursor.text.slice(cursor.at, cursor.at + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? parseInt(digits, 16) : NaN;
  if (!(code <= 0x10FFFF) || (code >= 0xD800 && code <= 0xDFFF)) { return cursor.fail(`\\${letter}${digits} is not a valid escape sequence`, cursor.at - 2); }
  cursor.at += length;
  return String.fromCodePoint(code);
}

/** The characters that end a plain scalar in a flow collection. */
const FLOW_INDICATORS = new Set([...',?[]{}'].map(character => character.charCodeAt(0)));

/** A plain scalar, and whether line breaks after it were skipped too. */
export interface PlainScalar {
  readonly value: string;
  readonly isLineDone: boolean;
}

/** @param indent the column where its lines may start, except the first */
export function scanPlainScalar(cursor: Cursor, indent: number, isInFlow: boolean): PlainScalar {
  let value = '';
  let gap = '';
  let isLineDone = false;
  for (;;) {
    if (cursor.code() === HASH || cursor.isAtMarker()) { return { value, isLineDone }; }
    const word = plainWord(cursor, isInFlow);
    if (word !== '') {
      value += gap + word;
      isLineDone = false;
    }
    const code = cursor.code();
    if (!isBlank(code) && !isBreak(code)) { return { value, isLineDone }; }
    const { lineStart } = cursor;
    gap = passGap(cursor, false, indent);
    isLineDone = cursor.lineStart !== lineStart;
    if (!isInFlow && cursor.column < indent) { return { value, isLineDone }; }
  }
}

function plainWord(cursor: Cursor, isInFlow: boolean): string {
  const { text, at: from } = cursor;
  let at = from;
  for (let code = text.charCodeAt(at); !isSpace(code); code = text.charCodeAt(++at)) {
    if (code === COLON ? isSpace(text.charCodeAt(at + 1)) : isInFlow && FLOW_INDICATORS.has(code)) { break; }
  }
  cursor.at = at;
  return text.slice(from, at);
}

/**
 * Reads a block scalar, which starts with `|` or `>`.
 *
 * @param least the minimum column of its lines
 */
export function blockScalar(cursor: Cursor, least: number): string {
  const isLiteral = cursor.code() === PIPE;
  const { chomping, increment } = passBlockHeader(cursor);
  // The indentation of the first non-empty line, unless it is specified.
  let indent = increment && Math.max(least - 1, 0) + increment;

  const passEmptyLines = (): string => {
    const isIndentation = () => indent === 0 || cursor.column < indent;
    let breaks = '';
    let widest = 0;
    for (;;) {
      while (cursor.code() === SPACE && isIndentation()) { cursor.at++; }
      widest = Math.max(widest, cursor.column);
      if (cursor.code() === TAB && isIndentation()) { cursor.fail('a tab in the indentation of a string; use spaces'); }
      if (!isBreak(cursor.code())) { break; }
      breaks += cursor.passBreak();
    }
    indent ||= Math.max(widest, least, 1);
    return breaks;
  };

  let value = '';
  let lastBreak = '';
  let wasIndented = false;
  let breaks = passEmptyLines();
  while (cursor.column === indent && cursor.code() !== END) {
    const isIndented = isBlank(cursor.code());
    const isFolded = !isLiteral && !wasIndented && !isIndented && lastBreak === '\n';
    value += isFolded ? breaks || ' ' : lastBreak + breaks;
    wasIndented = isIndented;
    const from = cursor.at;
    cursor.passLine();
    value += cursor.text.slice(from, cursor.at);
    lastBreak = cursor.passBreak();
    breaks = passEmptyLines();
  }
  if (chomping !== '-') { value += lastBreak; }
  return chomping === '+' ? value + breaks : value;
}

/** Reads the indicators after `|` or `>`, in either order, and skips the rest of their line. */
function passBlockHeader(cursor: Cursor): { readonly chomping: string; readonly increment: number } {
  const { at: start, text } = cursor;
  const [indicators] = /^(?:[-+][1-9]?|[1-9][-+]?)?/.exec(text.slice(start + 1, start + 3))!;
  cursor.at += 1 + indicators.length;
  cursor.passBlanks();
  cursor.passComment();
  if (!isBreak(cursor.code())) { cursor.fail(`only indicators may follow ${text[start]} on its line; start the string on the next line`); }
  cursor.passBreak();
  return { chomping: indicators.replace(/[1-9]/, ''), increment: Number(indicators.replace(/[-+]/, '')) };
}
