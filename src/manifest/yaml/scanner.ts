import { Cursor, END, isBlank, isBreak, isSpace } from './cursor';
import { blockScalar, scanPlainScalar, quotedScalar } from './scalars';

/** The tokens of a text, as in libyaml. */
export enum YamlToken {
  /** A possible key that turned out not to be one. */
  NOTHING,
  TEXT_END,
  DOCUMENT_START,
  DOCUMENT_END,
  BLOCK_SEQUENCE,
  BLOCK_MAPPING,
  BLOCK_END,
  FLOW_SEQUENCE,
  FLOW_SEQUENCE_END,
  FLOW_MAPPING,
  FLOW_MAPPING_END,
  BLOCK_ENTRY,
  FLOW_ENTRY,
  KEY,
  VALUE,
  ALIAS,
  ANCHOR,
  TAG,
  PLAIN,
  QUOTED,
}

/** A position that may turn out to start a key: only the colon after it decides. */
interface PossibleKey {
  /** The number of the first of two tokens that are reserved for it. */
  readonly slot: number;
  readonly at: number;
  readonly column: number;
  readonly lineStart: number;
  /** Whether only a key is allowed there. */
  readonly isRequired: boolean;
}

/** The maximum number of characters in a key without `?`. */
const LONGEST_KEY = 1024;

const DOT = 0x2E;
const NAME_PATTERN = /[\w-]*/y;
const TAG_PATTERN = /!(?:<[\w\-;/?:@&=+$,.!~*'()[\]]+>|(?:[\w-]*!)?[\w\-;/?:@&=+$,.!~*'()[\]]*)/y;

/**
 * Splits a text into tokens exactly as goyaml.v2 does, with which Kubernetes reads
 * YAML: line breaks, required indentation and allowed contexts. Tokens are created on
 * request; those before a possible colon wait for it, because they may be a key.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.0/scannerc.go
 */
export class Scanner {
  public type: YamlToken = YamlToken.NOTHING;
  /** The start of the token. */
  public start = 0;
  /** The scalar, the name of an anchor or alias, or a tag as written. */
  public value = '';

  private readonly cursor: Cursor;
  private types: YamlToken[] = [];
  private starts: number[] = [];
  private values: string[] = [];
  /** The number of tokens created, and the number of those returned. */
  private made = 0;
  private given = 0;

  /** The column of the open block collection. */
  private indent = -1;
  private readonly indents: number[] = [];
  private mayBeKey = true;
  /** By the depth of flow collections; the last one is open. */
  private readonly keys: (PossibleKey | undefined)[] = [undefined];
  /** The number of possible keys. */
  private possibleKeys = 0;

  /** @param text ends with a line break and NUL */
  public constructor(text: string, start: number) {
    this.cursor = new Cursor(text, start);
    this.next();
  }

  /** Moves to the next token. */
  public next(): void {
    do {
      while (this.given === this.made || this.mayBeKeyAt(this.given)) { this.make(); }
      this.type = this.types[this.given];
      this.start = this.starts[this.given];
      this.value = this.values[this.given];
      this.given++;
    } while (this.type === YamlToken.NOTHING);
  }

  /** Skips blanks, comments and end markers after the end of a document. Returns the offset of other content, if any. */
  public passBlankRest(): number | undefined {
    const { cursor } = this;
    for (;;) {
      cursor.passBlanks();
      cursor.passComment();
      if (isBreak(cursor.code())) {
        cursor.passBreak();
      } else if (cursor.isAtMarker() && cursor.code() === DOT) {
        cursor.at += 3;
      } else {
        return cursor.code() === END ? undefined : cursor.at;
      }
    }
  }

  private get isInFlow(): boolean {
    return this.keys.length > 1;
  }

  private mayBeKeyAt(slot: number): boolean {
    if (this.possibleKeys === 0 || this.types[slot] !== YamlToken.NOTHING) { return false; }
    const level = this.keys.findIndex(key => key?.slot === slot);
    if (level === -1) { return false; }
    if (this.isStillPossible(this.keys[level]!)) { return true; }
    this.setKey(level, undefined);
    return false;
  }

  /** @throws ReadFailure if it must be a key and can no longer be one */
  private isStillPossible(key: PossibleKey): boolean {
    const { cursor } = this;
    if (key.lineStart === cursor.lineStart && !isLongerThan(LONGEST_KEY, cursor.text, key.at, cursor.at)) { return true; }
    if (key.isRequired) { this.failForKey(key); }
    return false;
  }

  private failForKey({ at }: PossibleKey): never {
    return this.cursor.fail('a key without ":"; add ":" after the key, or indent the line if it continues a string', at);
  }

  private push(type: YamlToken, start: number, value = ''): void {
    // All tokens were returned and are no longer needed.
    if (this.given === this.made && this.possibleKeys === 0) { this.given = this.made = 0; }
    this.types[this.made] = type;
    this.starts[this.made] = start;
    this.values[this.made] = value;
    this.made++;
  }

  private make(): void {
    this.passToToken();
    const { cursor } = this;
    this.closeBlocks(cursor.column);
    const { at: start } = cursor;
    const code = cursor.code();
    if (code === END) { return this.endText(start); }
    if (cursor.isAtMarker()) { return this.marker(start); }
    switch (code) {
      case 0x25: // %
        if (cursor.column === 0) { cursor.fail('kubectl splits a file at "---" before it reads directives (%YAML, %TAG), and rejects them; remove this line'); }
        break;
      case 0x5B: return this.openFlow(YamlToken.FLOW_SEQUENCE); // [
      case 0x7B: return this.openFlow(YamlToken.FLOW_MAPPING); // {
      case 0x5D: return this.closeFlow(YamlToken.FLOW_SEQUENCE_END); // ]
      case 0x7D: return this.closeFlow(YamlToken.FLOW_MAPPING_END); // }
      case 0x2C: // ,
        this.dropKey();
        this.mayBeKey = true;
        return this.indicator(YamlToken.FLOW_ENTRY);
      case 0x2D: // -
        if (isSpace(cursor.code(1))) { return this.blockEntry(); }
        return this.plain(start);
      case 0x3F: // ?
        if (this.isInFlow || isSpace(cursor.code(1))) { return this.explicitKey(); }
        return this.plain(start);
      case 0x3A: // :
        if (this.isInFlow || isSpace(cursor.code(1))) { return this.colon(); }
        return this.plain(start);
      case 0x2A: return this.name(YamlToken.ALIAS); // *
      case 0x26: return this.name(YamlToken.ANCHOR); // &
      case 0x21: return this.tag(); // !
      case 0x7C: // |
      case 0x3E: // >
        if (this.isInFlow) { break; }
        this.dropKey();
        this.mayBeKey = true;
        return this.push(YamlToken.QUOTED, start, blockScalar(cursor, this.indent + 1));
      case 0x27: // '
      case 0x22: // "
        this.keepKey();
        this.mayBeKey = false;
        return this.push(YamlToken.QUOTED, start, quotedScalar(cursor));
      case 0x09: // Tab
      case 0x40: // @
      case 0x60: // `
        break;
      default: return this.plain(start);
    }
    const character = code === 0x09 ? 'a tab' : String.fromCharCode(code);
    return cursor.fail(`unexpected ${character}; ${code === 0x09 ? 'indent with spaces' : 'quote the string that starts with it'}`);
  }

  private passToToken(): void {
    const { cursor } = this;
    for (;;) {
      const mayHoldTabs = this.isInFlow || !this.mayBeKey;
      for (let code = cursor.code(); mayHoldTabs ? isBlank(code) : code === 0x20; code = cursor.code()) { cursor.at++; }
      cursor.passComment();
      if (!isBreak(cursor.code())) { return; }
      cursor.passBreak();
      if (!this.isInFlow) { this.mayBeKey = true; }
    }
  }

  private indicator(type: YamlToken): void {
    this.push(type, this.cursor.at);
    this.cursor.at++;
  }

  private endText(start: number): void {
    this.closeBlocks(-1);
    this.dropKey();
    this.push(YamlToken.TEXT_END, start);
  }

  private marker(start: number): void {
    this.closeBlocks(-1);
    this.dropKey();
    this.mayBeKey = false;
    this.push(this.cursor.code() === 0x2D ? YamlToken.DOCUMENT_START : YamlToken.DOCUMENT_END, start);
    this.cursor.at += 3;
  }

  private openFlow(type: YamlToken): void {
    this.keepKey();
    this.keys.push(undefined);
    this.mayBeKey = true;
    this.indicator(type);
  }

  private closeFlow(type: YamlToken): void {
    this.dropKey();
    if (this.isInFlow) { this.keys.pop(); }
    this.mayBeKey = false;
    this.indicator(type);
  }

  private blockEntry(): void {
    if (!this.isInFlow) {
      if (!this.mayBeKey) { this.cursor.fail('a list item cannot start here; start it on a new line'); }
      this.openBlock(YamlToken.BLOCK_SEQUENCE);
    }
    this.dropKey();
    this.mayBeKey = true;
    this.indicator(YamlToken.BLOCK_ENTRY);
  }

  private explicitKey(): void {
    if (!this.isInFlow) {
      if (!this.mayBeKey) { this.cursor.fail('a key cannot start here; start it on a new line'); }
      this.openBlock(YamlToken.BLOCK_MAPPING);
    }
    this.dropKey();
    this.mayBeKey = !this.isInFlow;
    this.indicator(YamlToken.KEY);
  }

  private colon(): void {
    const key = this.keys[this.keys.length - 1];
    if (key && this.isStillPossible(key)) {
      if (!this.isInFlow && this.indent < key.column) {
        this.types[key.slot] = YamlToken.BLOCK_MAPPING;
        this.indents.push(this.indent);
        this.indent = key.column;
      }
      this.types[key.slot + 1] = YamlToken.KEY;
      this.setKey(this.keys.length - 1, undefined);
      this.mayBeKey = false;
    } else {
      if (!this.isInFlow) {
        if (!this.mayBeKey) { this.cursor.fail('a mapping cannot start here; start it on a new line, or quote the string that contains ": "'); }
        this.openBlock(YamlToken.BLOCK_MAPPING);
      }
      this.mayBeKey = !this.isInFlow;
    }
    this.indicator(YamlToken.VALUE);
  }

  private openBlock(type: YamlToken): void {
    const { column, at } = this.cursor;
    if (this.indent >= column) { return; }
    this.indents.push(this.indent);
    this.indent = column;
    this.push(type, at);
  }

  private closeBlocks(column: number): void {
    if (this.isInFlow) { return; }
    while (this.indent > column) {
      this.push(YamlToken.BLOCK_END, this.cursor.at);
      this.indent = this.indents.pop()!;
    }
  }

  /** Marks the start of a possible key. */
  private keepKey(): void {
    if (!this.mayBeKey) { return; }
    const { at, column, lineStart } = this.cursor;
    this.dropKey();
    this.push(YamlToken.NOTHING, at);
    this.push(YamlToken.NOTHING, at);
    this.setKey(this.keys.length - 1, { slot: this.made - 2, at, column, lineStart, isRequired: !this.isInFlow && this.indent === column });
  }

  private setKey(level: number, key: PossibleKey | undefined): void {
    this.possibleKeys += Number(key !== undefined) - Number(this.keys[level] !== undefined);
    this.keys[level] = key;
  }

  private dropKey(): void {
    const key = this.keys[this.keys.length - 1];
    if (!key) { return; }
    if (key.isRequired) { this.failForKey(key); }
    this.setKey(this.keys.length - 1, undefined);
  }

  private plain(start: number): void {
    this.keepKey();
    this.mayBeKey = false;
    const { value, isLineDone } = scanPlainScalar(this.cursor, this.indent + 1, this.isInFlow);
    if (isLineDone) { this.mayBeKey = true; }
    this.push(YamlToken.PLAIN, start, value);
  }

  private name(type: YamlToken): void {
    this.keepKey();
    this.mayBeKey = false;
    const { cursor } = this;
    const { at: start, text } = cursor;
    cursor.at++;
    NAME_PATTERN.lastIndex = start + 1;
    cursor.at += NAME_PATTERN.exec(text)![0].length;
    if (cursor.at === start + 1 || !(isSpace(cursor.code()) || '?:,]}%@`'.includes(text[cursor.at]))) {
      cursor.fail(`the name of an ${type === YamlToken.ALIAS ? 'alias' : 'anchor'} may contain only letters, digits, _ and -; quote the string if it is not one`, start);
    }
    this.push(type, start, text.slice(start + 1, cursor.at));
  }

  private tag(): void {
    this.keepKey();
    this.mayBeKey = false;
    const { cursor } = this;
    const { at: start, text } = cursor;
    TAG_PATTERN.lastIndex = start;
    const tag = TAG_PATTERN.exec(text)![0];
    cursor.at += tag.length;
    if (!isSpace(cursor.code())) { cursor.fail('not a valid tag; quote the string if it is not a tag', start); }
    this.push(YamlToken.TAG, start, tag);
  }
}

/** Whether there are more characters than the limit between two offsets. */
function isLongerThan(limit: number, text: string, from: number, to: number): boolean {
  return to - from > limit && [...text.slice(from, to)].length > limit;
}
