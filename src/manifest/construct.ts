import { AliasLimit } from './alias-limit';
import { ReadFailure } from './read-failure';
import { isMergeKey, mappingKey, scalarOf } from './scalar-of';
import { Event, EventSink, EventType, parseDocument } from './yaml/parser';

type Mapping = { [key: string]: unknown };

/** Events per progress report; reporting each one would take longer than reading it. */
const EVENTS_OF_A_STEP = 4096;

/** A collection that is being filled. All frames have all fields: there are millions, and engines are fastest with equal shapes. */
interface Frame {
  readonly value: Mapping | unknown[];
  readonly isList: boolean;
  /** The parent collection. */
  readonly outer: Frame | undefined;
  readonly anchor: Anchor | undefined;
  /** The key of the next value. */
  key: string | undefined;
  keyEvent: Event | undefined;
  /** Whether the key is `<<`. */
  merges: boolean;
  /** Keys from merges, which may be set again. */
  merged: Set<string> | undefined;
}

interface Anchor {
  readonly value: unknown;
  complete: boolean;
  readonly event: Event;
}

/**
 * Reads the document of a text as Kubernetes does; `undefined` for an empty one. As in
 * Go, merged values replace earlier ones. A duplicate key is an error, as in the strict
 * decoding of the API server.
 *
 * @param progress Called periodically with the current offset.
 * @throws ReadFailure if Kubernetes would reject it, or drop a part of it
 */
export function readDocument(text: string, progress?: (offset: number) => void): unknown {
  const limit = text.includes('*') ? new AliasLimit() : undefined;
  let events = 0;
  return construct(sink => parseDocument(text, event => {
    limit?.take(event);
    sink(event);
    if (progress !== undefined && ++events % EVENTS_OF_A_STEP === 0) { progress(event.start); }
  }));
}

/** Builds the value of a document from its events. */
export function construct(events: (sink: EventSink) => void): unknown {
  const construction = new Construction();
  events(event => construction.take(event));
  return construction.value;
}

class Construction {
  public value: unknown = undefined;
  private readonly anchors = new Map<string, Anchor>();
  private frame: Frame | undefined;

  public take(event: Event): void {
    switch (event.type) {
      case EventType.SCALAR: {
        const { frame } = this;
        if (frame && frame.key === undefined && !frame.isList && isMergeKey(event)) {
          frame.key = '<<';
          frame.keyEvent = event;
          frame.merges = true;
          return;
        }
        const value = scalarOf(event);
        if (event.anchor !== undefined) { this.anchors.set(event.anchor, { value, complete: true, event }); }
        // An empty document contains one scalar that is not written.
        if (!frame && event.start === -1) { return; }
        this.add(value, event);
        return;
      }
      case EventType.SEQUENCE:
        this.open([], true, event);
        return;
      case EventType.MAPPING:
        this.open({}, false, event);
        return;
      case EventType.ALIAS: {
        const { value: name, start } = event;
        const anchor = this.anchors.get(name);
        if (!anchor) { throw new ReadFailure(`the alias *${name} refers to an anchor &${name} that is not in this document`, start); }
        if (!anchor.complete) { throw new ReadFailure(`the value of the anchor &${name} contains itself`, start); }
        this.add(anchor.value, event, anchor.event);
        return;
      }
      case EventType.END: {
        const frame = this.frame!;
        this.frame = frame.outer;
        if (frame.anchor) { frame.anchor.complete = true; }
        this.add(frame.value, event);
      }
    }
  }

  private open(value: Mapping | unknown[], isList: boolean, event: Event): void {
    const { frame: outer } = this;
    if (outer && !outer.isList && outer.key === undefined) { mappingKey(value, event); }
    const anchor = event.anchor === undefined ? undefined : { value, complete: false, event };
    if (anchor) { this.anchors.set(event.anchor!, anchor); }
    this.frame = { value, isList, outer, anchor, key: undefined, keyEvent: undefined, merges: false, merged: undefined };
  }

  /** @param source the event with the written value */
  private add(value: unknown, event: Event, source = event): void {
    const { frame } = this;
    if (!frame) {
      this.value = value;
    } else if (frame.isList) {
      (frame.value as unknown[]).push(value);
    } else if (frame.key === undefined) {
      frame.key = mappingKey(value, source);
      frame.keyEvent = event;
    } else {
      if (frame.merges) { this.merge(frame, value, event); } else { this.set(frame, frame.value as Mapping, frame.key, value); }
      frame.key = undefined;
      frame.merges = false;
    }
  }

  private set(frame: Frame, mapping: Mapping, key: string, value: unknown): void {
    // The first test is fast and almost always false.
    if (mapping[key] !== undefined && Object.hasOwn(mapping, key) && !frame.merged?.delete(key)) {
      throw new ReadFailure(`duplicate key "${key}": strict decoding rejects it, and otherwise only the last value is used; remove one`, this.keyStart(frame));
    }
    put(mapping, key, value);
  }

  private merge(frame: Frame, value: unknown, event: Event): void {
    const isAliasOfList = event.type === EventType.ALIAS && Array.isArray(value);
    const sources = Array.isArray(value) && !isAliasOfList ? [...value].reverse() : [value];
    const merged = frame.merged ??= new Set();
    for (const source of sources) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        throw new ReadFailure('<< merges only a mapping or a list of mappings', this.keyStart(frame));
      }
      for (const [key, inherited] of Object.entries(source)) {
        put(frame.value as Mapping, key, inherited);
        merged.add(key);
      }
    }
  }

  private keyStart(frame: Frame): number {
    return frame.keyEvent?.start ?? 0;
  }
}

function put(mapping: Mapping, key: string, value: unknown): void {
  // A plain assignment would set the prototype.
  if (key === '__proto__') {
    Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    mapping[key] = value;
  }
}
