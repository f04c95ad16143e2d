import { Section } from './split-documents';

/** A value of JSON and where it stands. */
export interface JsonValue extends Section {
  /** `undefined` where only a reader of YAML can tell what it is or what is wrong with it. */
  readonly value: unknown;
}

/** The values of a text, as brackets delimit them; `undefined` where there is something besides objects and lists. */
interface Shape extends Section {
  readonly keys: number;
  readonly depth: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5C;
const OPENING = new Set([0x7B, 0x5B]);
const CLOSING = new Set([0x7D, 0x5D]);
const COLON = 0x3A;
const SPACES = new Set([0x20, 0x09, 0x0A, 0x0D]);
// Deeper ones are for the reader of YAML to refuse.
const MAX_DEPTH = 100;

/** The offset after a string, or -1. */
function afterString(text: string, start: number, end: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1 && quote < end; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) { backslashes++; }
    if (backslashes % 2 === 0) { return quote + 1; }
  }
  return -1;
}

function shapes(text: string, { start, end }: Section): Shape[] | undefined {
  const found: Shape[] = [];
  let [at, valueStart, open, keys, depth] = [start, start, 0, 0, 0];
  while (at < end) {
    const code = text.charCodeAt(at);
    if (open === 0 && !SPACES.has(code) && !OPENING.has(code)) { return undefined; }
    if (code === QUOTE) {
      at = afterString(text, at, end);
      if (at === -1) { return undefined; }
      continue;
    }
    at++;
    if (OPENING.has(code)) {
      if (open === 0) { [valueStart, keys, depth] = [at - 1, 0, 0]; }
      open++;
      depth = Math.max(depth, open);
    } else if (CLOSING.has(code)) {
      open--;
      if (open === 0) { found.push({ start: valueStart, end: at, keys, depth }); }
    } else if (code === COLON) {
      keys++;
    }
  }
  return open === 0 ? found : undefined;
}

/** The number of keys, and NaN where a number has no finite value. */
function countKeys(value: unknown): number {
  if (typeof value === 'number') { return Number.isFinite(value) ? 0 : NaN; }
  if (typeof value !== 'object' || value === null) { return 0; }
  const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return values.reduce<number>((sum, each) => sum + countKeys(each), Array.isArray(value) ? 0 : values.length);
}

function parse(text: string, { start, end, keys, depth }: Shape): unknown {
  if (depth > MAX_DEPTH) { return undefined; }
  try {
    const value: unknown = JSON.parse(text.slice(start, end));
    // Fewer keys than are written: one is there twice.
    return countKeys(value) === keys ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The objects and lists of a text that holds nothing else, one after the other as
 * kubectl takes them: JSON is read many times faster as what it is than as YAML.
 * `undefined` where it isn't JSON.
 */
export function jsonValues(text: string, section: Section): JsonValue[] | undefined {
  return shapes(text, section)?.map(shape => ({ start: shape.start, end: shape.end, value: parse(text, shape) }));
}
