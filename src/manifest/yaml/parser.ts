import { Scanner, YamlToken } from './scanner';
import { MAX_DEPTH } from '../limits';
import { ReadFailure } from '../read-failure';

/** The events of a document, in order. */
export enum EventType {
  SCALAR,
  SEQUENCE,
  MAPPING,
  ALIAS,
  /** The end of a sequence or a mapping. */
  END,
}

/** All events have all fields: there are millions, and engines are fastest with equal shapes. */
export interface Event {
  readonly type: EventType;
  /** The start of the node, including its anchor and tag; -1 if it is not written. */
  readonly start: number;
  /** The scalar, or the name in an alias. */
  readonly value: string;
  /** A scalar without quotes, which may be a number. */
  readonly isPlain: boolean;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

/** Receives the events of a document. */
export type EventSink = (event: Event) => void;

/** The error for deeper nesting. */
export const TOO_DEEP = `nested deeper than ${MAX_DEPTH} levels, which no manifest needs; split the document or remove the nesting`;

const BYTE_ORDER_MARK = '\uFEFF';
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFEFF\uFFFE\uFFFF]/;

const IGNORED = 'kubectl ignores text after the end of a document; start a new document with a line "---", or remove the text';

/**
 * Reads the only document of a text, exactly as goyaml.v2 does, with which Kubernetes
 * reads YAML.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.0/parserc.go
 * @throws ReadFailure if it is not YAML, or if the document is followed by text that kubectl would drop
 */
export function parseDocument(text: string, sink: EventSink): void {
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  refuseForbidden(text.slice(start), start);
  new Parser(new Scanner(`${text}${missingBreak(text)}\0`, start), sink).document();
}

/** The line break that kubectl adds to an incomplete last line; `\r\r\n` is one. */
function missingBreak(text: string): string {
  if (text.endsWith('\n')) { return ''; }
  return text.endsWith('\r') ? '\r\n' : '\n';
}

/** @param start the offset of the text in the document */
function refuseForbidden(text: string, start: number): void {
  const at = text.search(FORBIDDEN);
  if (at === -1) { return; }
  const name = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  throw new ReadFailure(`not YAML: the character ${name} is not allowed; remove it, or write it as an escape in double quotes`, start + at);
}

class Parser {
  private depth = 0;

  public constructor(private readonly scanner: Scanner, private readonly sink: EventSink) {}

  public document(): void {
    const { scanner } = this;
    if (scanner.type === YamlToken.TEXT_END) { return; }
    if (scanner.type === YamlToken.DOCUMENT_START) {
      scanner.next();
      if (this.isAt(YamlToken.DOCUMENT_START, YamlToken.DOCUMENT_END, YamlToken.TEXT_END)) { this.nothing(); } else { this.node(true, false); }
    } else {
      this.node(true, false);
    }
    if (this.isAt(YamlToken.DOCUMENT_END)) {
      // kubectl ignores the rest, whether it is YAML or not.
      const rest = scanner.passBlankRest();
      if (rest !== undefined) { throw new ReadFailure(IGNORED, rest); }
    } else if (!this.isAt(YamlToken.TEXT_END)) {
      throw new ReadFailure(this.isAt(YamlToken.DOCUMENT_START)
        ? 'kubectl does not split the file here and ignores the rest: only a line feed may precede "---"; save the file with ordinary line breaks'
        : IGNORED, scanner.start);
    }
  }

  private isAt(...types: readonly YamlToken[]): boolean {
    return types.includes(this.scanner.type);
  }

  private fail(problem: string): never {
    throw new ReadFailure(`not YAML: ${problem}`, this.scanner.start);
  }

  private emit(type: EventType, start: number, value = '', isPlain = false, anchor?: string, tag?: string): void {
    this.sink({ type, start, value, isPlain, anchor, tag });
  }

  /** Emits a value that is not written. */
  private nothing(): void {
    this.emit(EventType.SCALAR, -1, '', true);
  }

  private node(mayBeBlock: boolean, mayBeUnindented: boolean): void {
    const { scanner } = this;
    const { start } = scanner;
    let anchor = this.taken(YamlToken.ANCHOR);
    const tag = this.takenTag();
    anchor ??= this.taken(YamlToken.ANCHOR);
    const { type } = scanner;
    if (type === YamlToken.PLAIN || type === YamlToken.QUOTED) {
      this.emit(EventType.SCALAR, start, scanner.value, type === YamlToken.PLAIN, anchor, tag);
      scanner.next();
    } else if (type === YamlToken.FLOW_SEQUENCE) {
      this.open(EventType.SEQUENCE, start, anchor, tag);
      this.flowSequence();
    } else if (type === YamlToken.FLOW_MAPPING) {
      this.open(EventType.MAPPING, start, anchor, tag);
      this.flowMapping();
    } else if (mayBeBlock && type === YamlToken.BLOCK_MAPPING) {
      this.open(EventType.MAPPING, start, anchor, tag);
      this.blockMapping();
    } else if (mayBeBlock && type === YamlToken.BLOCK_SEQUENCE) {
      this.open(EventType.SEQUENCE, start, anchor, tag);
      this.blockSequence();
    } else if (mayBeUnindented && type === YamlToken.BLOCK_ENTRY) {
      this.open(EventType.SEQUENCE, start, anchor, tag);
      this.unindentedSequence();
    } else if (anchor !== undefined || tag !== undefined) {
      this.emit(EventType.SCALAR, start, '', true, anchor, tag);
    } else if (type === YamlToken.ALIAS) {
      this.emit(EventType.ALIAS, start, scanner.value);
      scanner.next();
    } else {
      this.fail('a value is missing here');
    }
  }

  /** The value of an anchor or a tag, if present. */
  private taken(type: YamlToken): string | undefined {
    const { scanner } = this;
    if (scanner.type !== type) { return undefined; }
    const { value } = scanner;
    scanner.next();
    return value;
  }

  private takenTag(): string | undefined {
    const { start } = this.scanner;
    const written = this.taken(YamlToken.TAG);
    if (written === undefined) { return undefined; }
    if (written.startsWith('!<')) { return written.slice(2, -1); }
    const [, handle, suffix] = /^(![\w-]*!)?(.*)/.exec(written)!;
    // A tag without a handle is complete.
    if (handle === undefined) { return written; }
    if (handle === '!!' && suffix !== '') { return `tag:yaml.org,2002:${suffix}`; }
    throw new ReadFailure(`not YAML: unknown tag ${written}; remove it`, start);
  }

  private open(type: EventType, start: number, anchor?: string, tag?: string): void {
    if (++this.depth > MAX_DEPTH) { throw new ReadFailure(TOO_DEEP, start); }
    this.emit(type, start, '', false, anchor, tag);
  }

  private close(): void {
    this.depth--;
    this.emit(EventType.END, this.scanner.start);
  }

  private blockMapping(): void {
    const { scanner } = this;
    scanner.next();
    while (scanner.type === YamlToken.KEY) {
      scanner.next();
      this.blockKeyOrValue();
      if (this.isAt(YamlToken.VALUE)) {
        scanner.next();
        this.blockKeyOrValue();
      } else {
        this.nothing();
      }
    }
    if (this.isAt(YamlToken.VALUE)) { throw new ReadFailure('null cannot be a key in Kubernetes; quote it if it is a string', scanner.start); }
    if (!this.isAt(YamlToken.BLOCK_END)) { this.fail('a key is missing here; check the indentation'); }
    this.close();
    scanner.next();
  }

  private blockKeyOrValue(): void {
    const { type } = this.scanner;
    if (type === YamlToken.KEY || type === YamlToken.VALUE || type === YamlToken.BLOCK_END) { this.nothing(); } else { this.node(true, true); }
  }

  private blockSequence(): void {
    const { scanner } = this;
    scanner.next();
    while (scanner.type === YamlToken.BLOCK_ENTRY) {
      scanner.next();
      if (this.isAt(YamlToken.BLOCK_ENTRY, YamlToken.BLOCK_END)) { this.nothing(); } else { this.node(true, false); }
    }
    if (scanner.type !== YamlToken.BLOCK_END) { this.fail('expected an item that starts with "-"; check the indentation'); }
    this.close();
    scanner.next();
  }

  /** A list at the indentation of its key. */
  private unindentedSequence(): void {
    const { scanner } = this;
    while (scanner.type === YamlToken.BLOCK_ENTRY) {
      scanner.next();
      if (this.isAt(YamlToken.BLOCK_ENTRY, YamlToken.KEY, YamlToken.VALUE, YamlToken.BLOCK_END)) { this.nothing(); } else { this.node(true, false); }
    }
    this.close();
  }

  private flowSequence(): void {
    const { scanner } = this;
    scanner.next();
    for (let isFirst = true; scanner.type !== YamlToken.FLOW_SEQUENCE_END; isFirst = false) {
      if (!isFirst && this.passComma(']')) { break; }
      if (scanner.type === YamlToken.KEY) { this.pair(); } else { this.node(false, false); }
    }
    this.close();
    scanner.next();
  }

  /** Skips the comma before an item and returns whether the collection ends after it. */
  private passComma(end: ']' | '}'): boolean {
    const { scanner } = this;
    if (scanner.type !== YamlToken.FLOW_ENTRY) { this.fail(`expected "," or "${end}"`); }
    scanner.next();
    return this.isAt(end === ']' ? YamlToken.FLOW_SEQUENCE_END : YamlToken.FLOW_MAPPING_END);
  }

  /** A mapping of one key in a list, without braces. */
  private pair(): void {
    const { scanner } = this;
    this.open(EventType.MAPPING, scanner.start);
    scanner.next();
    if (this.isAt(YamlToken.VALUE, YamlToken.FLOW_ENTRY, YamlToken.FLOW_SEQUENCE_END)) {
      // goyaml drops this token too, and rejects what follows.
      scanner.next();
      this.nothing();
    } else {
      this.node(false, false);
    }
    this.flowValue(YamlToken.FLOW_SEQUENCE_END);
    this.close();
  }

  private flowMapping(): void {
    const { scanner } = this;
    scanner.next();
    for (let isFirst = true; scanner.type !== YamlToken.FLOW_MAPPING_END; isFirst = false) {
      if (!isFirst && this.passComma('}')) { break; }
      if (scanner.type === YamlToken.KEY) {
        scanner.next();
        if (this.isAt(YamlToken.VALUE, YamlToken.FLOW_ENTRY, YamlToken.FLOW_MAPPING_END)) { this.nothing(); } else { this.node(false, false); }
        this.flowValue(YamlToken.FLOW_MAPPING_END);
      } else {
        this.node(false, false);
        this.nothing();
      }
    }
    this.close();
    scanner.next();
  }

  private flowValue(end: YamlToken): void {
    const { scanner } = this;
    if (scanner.type === YamlToken.VALUE) {
      scanner.next();
      if (!this.isAt(YamlToken.FLOW_ENTRY, end)) { return this.node(false, false); }
    }
    return this.nothing();
  }
}
