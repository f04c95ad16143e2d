import { isMap, isScalar, isSeq, LineCounter, Node, Pair, parseDocument, YAMLMap } from 'yaml';
import { Path } from '../manifest/path';

/** A value to write at a path. */
export interface FieldChange {
  readonly path: Path;
  readonly value: unknown;
}

/** A text replacement, by offsets. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The changes between two documents, if they only add fields and change values; otherwise `undefined`. */
export function changesBetween(before: unknown, after: unknown, path: Path = []): FieldChange[] | undefined {
  if (before === after) { return []; }
  const isList = Array.isArray(before);
  if (!isObject(before) || !isObject(after) || isList !== Array.isArray(after)) { return [{ path, value: after }]; }
  const [keys, keysAfter] = [Object.keys(before), Object.keys(after)];
  if (keys.some(key => !Object.hasOwn(after, key)) || (isList && keysAfter.length !== keys.length)) { return undefined; }
  const found: FieldChange[] = [];
  for (const [key, value] of Object.entries(after)) {
    const step = isList ? Number(key) : key;
    const inside = Object.hasOwn(before, key) ? changesBetween(before[key], value, [...path, step]) : [{ path: [...path, step], value }];
    if (inside === undefined) { return undefined; }
    found.push(...inside);
  }
  return found;
}

/** A document with changes and all other text kept; `undefined` if its layout has no place for a change. */
export function editYaml(text: string, changes: readonly FieldChange[]): string | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { version: '1.1', lineCounter });
  const edits: (Edit & { readonly depth: number })[] = [];
  for (const { path, value } of changes) {
    const edit = editFor(text, document.contents, path, value, lineCounter);
    if (edit === undefined) { return undefined; }
    edits.push({ ...edit, depth: path.length });
  }
  // Nested maps may end at the same offset: the fields of the inner map come first, so they are inserted last.
  return edits.sort((a, b) => b.from - a.from || a.depth - b.depth)
    .reduce((result, { from, to, text: put }) => result.slice(0, from) + put + result.slice(to), text);
}

function editFor(text: string, root: Node | null, path: Path, value: unknown, lines: LineCounter): Edit | undefined {
  let node: unknown = root;
  for (const [index, step] of path.entries()) {
    if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
    } else if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) {
        const rest = path.slice(index + 1).reduceRight<unknown>((inner, field) => ({ [field]: inner }), value);
        return typeof step === 'string' ? added(text, node, step, rest, lines) : undefined;
      }
      node = pair.value;
    } else {
      return undefined;
    }
  }
  return isScalar(node) && node.range ? { from: node.range[0], to: node.range[1], text: flow(value) } : undefined;
}

/** Adds a field after all others of a map. */
function added(text: string, map: YAMLMap, field: string, value: unknown, lines: LineCounter): Edit | undefined {
  if (!map.range || map.items.length === 0) { return undefined; }
  if (map.flow) {
    const at = text.slice(0, map.range[1] - 1).trimEnd().length;
    return { from: at, to: at, text: `, ${field}: ${flow(value)}` };
  }
  const [first] = map.items;
  const last = map.items[map.items.length - 1];
  const [start] = (first.key as Node).range!;
  const end = ((last.value ?? last.key) as Node).range![1];
  const indent = ' '.repeat(lines.linePos(start).col - 1);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const next = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  const block = blockLines(field, value).map(line => `${indent}${line}`).join(lineBreak);
  return next === 0 ? { from: text.length, to: text.length, text: `${lineBreak}${block}` } : { from: next, to: next, text: `${block}${lineBreak}` };
}

function blockLines(field: string, value: unknown): string[] {
  if (!isObject(value) || Array.isArray(value)) { return [`${field}: ${flow(value)}`]; }
  return [`${field}:`, ...Object.entries(value).flatMap(([key, inner]) => blockLines(key, inner)).map(line => `  ${line}`)];
}

function flow(value: unknown): string {
  if (Array.isArray(value)) { return `[${value.map(flow).join(', ')}]`; }
  if (isObject(value)) { return `{${Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')}}`; }
  return typeof value === 'string' && /^[A-Z]+$/.test(value) ? value : JSON.stringify(value);
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
