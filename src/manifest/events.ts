import { Event, EVENT_ID, getScalarValue, MappingEvent, parseEvents, ScalarEvent, SCALAR_STYLE, SequenceEvent, YAMLException } from 'js-yaml';
import { ReadFailure } from './read-failure';
import { plainScalar, taggedScalar } from './scalar';

/**
 * How deep a document may nest: the parser calls itself for every level, and
 * with more it would run out of stack. CustomResourceDefinitions, the deepest
 * manifests there are, stay below a tenth of it.
 */
export const MAX_DEPTH = 500;

/** What is said of what is deeper. */
export const TOO_DEEP = `nested deeper than ${MAX_DEPTH} levels, which no manifest needs; split the document or remove the nesting`;

/** The events of a YAML text. @throws ReadFailure where it is no YAML */
export function eventsOf(text: string): Event[] {
  try {
    return parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException)) { throw error; }
    const offset = error.mark?.position ?? 0;
    throw new ReadFailure(error.reason.startsWith('nesting exceeded') ? TOO_DEEP : `not YAML: ${error.reason}`, offset);
  }
}

/** Where a node begins, its anchor and tag included; `undefined` for a value that isn't written. */
export function startOf(event: Event, text: string): number | undefined {
  if (event.type === EVENT_ID.ALIAS) { return event.anchorStart - 1; }
  if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) { return undefined; }
  const starts = [event.tagStart, event.anchorStart - 1, contentStart(event, text)].filter(start => start >= 0);
  return starts.length ? Math.min(...starts) : undefined;
}

function contentStart(event: ScalarEvent | SequenceEvent | MappingEvent, text: string): number {
  if (event.type !== EVENT_ID.SCALAR) { return event.start; }
  switch (event.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED: return event.valueStart - 1;
    case SCALAR_STYLE.LITERAL_BLOCK: return text.lastIndexOf('|', event.valueStart - 1);
    case SCALAR_STYLE.FOLDED_BLOCK: return text.lastIndexOf('>', event.valueStart - 1);
    default: return event.valueStart;
  }
}

/** The short forms of tags, as in `!!str`, and what they stand for. */
export type TagHandles = ReadonlyMap<string, string>;

function tagOf(written: string, handles: TagHandles): string {
  if (written.startsWith('!<')) { return written.slice(2, -1); }
  const handle = /^!(?:[\w-]*!)?/.exec(written)?.[0] ?? '';
  return (handles.get(handle) ?? (handle === '!!' ? 'tag:yaml.org,2002:' : handle)) + written.slice(handle.length);
}

/** Whether a key asks for the keys of other mappings. */
export function isMergeKey(event: Event, text: string): boolean {
  return event.type === EVENT_ID.SCALAR && event.valueEnd - event.valueStart === 2 && text.startsWith('<<', event.valueStart)
    && (event.tagStart === -1 ? event.style === SCALAR_STYLE.PLAIN : text.slice(event.tagStart, event.tagEnd) === '!!merge');
}

/** What a scalar means to Kubernetes. @throws ReadFailure where it refuses it */
export function scalarOf(event: ScalarEvent, text: string, handles: TagHandles): string | number | boolean | null {
  const source = getScalarValue(text, event);
  if (event.tagStart !== -1) {
    const written = text.slice(event.tagStart, event.tagEnd);
    const value = taggedScalar(tagOf(written, handles), source);
    if (value === undefined) { throw new ReadFailure(`"${source}" is no ${written}; remove the tag, or write a value of its type`, event.tagStart); }
    return refuseInfinite(value, source, event);
  }
  return event.style === SCALAR_STYLE.PLAIN ? refuseInfinite(plainScalar(source), source, event) : source;
}

function refuseInfinite<T>(value: T, source: string, event: ScalarEvent): T {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ReadFailure(`Kubernetes takes no ${source}; quote it if it is a text: "${source}"`, event.valueStart);
  }
  return value;
}
