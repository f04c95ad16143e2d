import { construct } from './construct';
import { MAX_DEPTH } from './limits';
import { ReadFailure } from './read-failure';
import { GO_SPACE, Section } from './split-documents';
import { Event, EventType, TOO_DEEP } from './yaml/parser';

/** A JSON value with its location. */
export interface JsonValue extends Section {
  readonly value: unknown;
}

/** A value delimited by its brackets: the number of keys written in it, and its nesting depth. */
interface Shape extends Section {
  readonly keys: number;
  readonly depth: number;
}

/** The number of bytes in which kubectl looks for the first bracket. */
const LOOKAHEAD = 4096;
const FIRST_BRACE = new RegExp(`^[${GO_SPACE}]*(?=\\{)`);
const SPACE = new RegExp(`[${GO_SPACE}]`);
const LITERAL = /null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** Whether kubectl tries to read a text as JSON. */
export function mayBeJson(text: string): boolean {
  const space = FIRST_BRACE.exec(text.slice(0, LOOKAHEAD));
  return space !== null && Buffer.byteLength(space[0]) < LOOKAHEAD;
}

/**
 * The offset at which kubectl starts to read YAML after JSON: after white space, at
 * most up to the end of a line. It needs at least four bytes to decide; `undefined` if
 * there are fewer.
 */
export function yamlAfter(text: string, offset: number): number | undefined {
  for (let at = offset; ; at++) {
    if (text[at] === '\uFFFD' || Buffer.byteLength(text.slice(at, at + 4)) < 4) { return undefined; }
    if (!SPACE.test(text[at])) { return at; }
    if (text[at] === '\n') { return at + 1; }
  }
}

/** The offset after JSON white space. */
export function afterSpace(text: string, start: number): number {
  let at = start;
  while (' \t\r\n'.includes(text[at] ?? '.')) { at++; }
  return at;
}

/** The offset after a string, or -1. */
function afterString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5C) { backslashes++; }
    if (backslashes % 2 === 0) { return quote + 1; }
  }
  return -1;
}

/** The value that starts at an offset; `undefined` if its brackets do not match. */
function shapeAt(text: string, start: number): Shape | undefined {
  let [at, open, keys, depth] = [start, 0, 0, 0];
  do {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = afterString(text, at);
        if (at === -1) { return undefined; }
        continue;
      case 0x7B: // {
      case 0x5B: // [
        open++;
        depth = Math.max(depth, open);
        break;
      case 0x7D: // }
      case 0x5D: // ]
        open--;
        break;
      case 0x3A: // :
        keys++;
        break;
      default:
        if (open === 0) {
          LITERAL.lastIndex = at;
          const literal = LITERAL.exec(text);
          return literal ? { start, end: LITERAL.lastIndex, keys, depth } : undefined;
        }
    }
    at++;
  } while (open > 0 && at < text.length);
  return open === 0 ? { start, end: at, keys, depth } : undefined;
}

/** The number of keys, or NaN if a number is not finite. */
function countKeys(value: unknown): number {
  if (typeof value === 'number') { return Number.isFinite(value) ? 0 : NaN; }
  if (typeof value !== 'object' || value === null) { return 0; }
  const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return values.reduce<number>((sum, each) => sum + countKeys(each), Array.isArray(value) ? 0 : values.length);
}

/** Whether a string contains an unpaired surrogate, which Go replaces. */
function hasUnpairedSurrogate(source: string, value: unknown): boolean {
  return /\\u[dD][89a-fA-F]/.test(source) && /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value));
}

/** The JSON value that starts at an offset; `undefined` if there is none. */
export function jsonValueAt(text: string, offset: number): JsonValue | undefined {
  const shape = shapeAt(text, offset);
  if (!shape) { return undefined; }
  const { start, end, keys, depth } = shape;
  const failed = (message: string, at = 0): JsonValue => ({ start, end, value: undefined, failure: new ReadFailure(message, start + at) });
  if (depth > MAX_DEPTH) { return failed(TOO_DEEP); }
  const source = text.slice(start, end);
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  const count = countKeys(value);
  if (Number.isNaN(count)) { return failed('a number in it is too large for Kubernetes'); }
  if (hasUnpairedSurrogate(source, value)) { return failed(String.raw`an escape sequence in it (\ud800 to \udfff) is an unpaired surrogate; write the whole pair`); }
  // Fewer keys than written: one is a duplicate.
  return count === keys ? { start, end, value } : failedAtDuplicateKey(source, failed);
}

function failedAtDuplicateKey(source: string, failed: (message: string, at: number) => JsonValue): JsonValue {
  try {
    construct(sink => jsonEvents(source).forEach(sink));
  } catch (error) {
    if (error instanceof ReadFailure) { return failed(error.message, error.offset); }
    throw error;
  }
  throw new Error('there is no duplicate key');
}

/** A JSON value as YAML events. */
export function jsonEvents(source: string): Event[] {
  const events: Event[] = [];
  const add = (type: EventType, start: number, value = '', isPlain = false) =>
    events.push({ type, start, value, isPlain, anchor: undefined, tag: undefined });
  for (let at = 0; at < source.length;) {
    const start = at++;
    switch (source.charCodeAt(start)) {
      case 0x7B: // {
        add(EventType.MAPPING, start);
        break;
      case 0x5B: // [
        add(EventType.SEQUENCE, start);
        break;
      case 0x7D: // }
      case 0x5D: // ]
        add(EventType.END, start);
        break;
      case 0x22: // "
        at = afterString(source, start);
        add(EventType.SCALAR, start, JSON.parse(source.slice(start, at)) as string);
        break;
      default:
        LITERAL.lastIndex = start;
        if (LITERAL.test(source)) {
          at = LITERAL.lastIndex;
          add(EventType.SCALAR, start, source.slice(start, at), true);
        }
    }
  }
  return events;
}
