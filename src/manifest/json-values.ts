import { Section } from './split-documents';

/** A value of JSON and where it stands. */
export interface JsonValue extends Section {
  /** `undefined` where only a reader of YAML can tell what it is or what is wrong with it. */
  readonly value: unknown;
}

/** A value as its brackets delimit it: how many keys are written in it, and how deep it nests. */
interface Shape extends Section {
  readonly keys: number;
  readonly depth: number;
}

// Deeper ones are for the reader of YAML to refuse.
const MAX_DEPTH = 100;

/** The offset after a string, or -1. */
function afterString(text: string, start: number, end: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1 && quote < end; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5C) { backslashes++; }
    if (backslashes % 2 === 0) { return quote + 1; }
  }
  return -1;
}

/** `undefined` where there is something besides objects and lists. */
function shapes(text: string, { start, end }: Section): Shape[] | undefined {
  const found: Shape[] = [];
  let [at, valueStart, open, keys, depth] = [start, start, 0, 0, 0];
  while (at < end) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        if (open === 0) { return undefined; }
        at = afterString(text, at, end);
        if (at === -1) { return undefined; }
        continue;
      case 0x7B: // {
      case 0x5B: // [
        if (open === 0) { [valueStart, keys, depth] = [at, 0, 0]; }
        open++;
        depth = Math.max(depth, open);
        break;
      case 0x7D: // }
      case 0x5D: // ]
        if (open === 0) { return undefined; }
        open--;
        if (open === 0) { found.push({ start: valueStart, end: at + 1, keys, depth }); }
        break;
      case 0x3A: // :
        keys++;
        break;
      case 0x20: // the white space of JSON
      case 0x09:
      case 0x0A:
      case 0x0D:
        break;
      default:
        if (open === 0) { return undefined; }
    }
    at++;
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
