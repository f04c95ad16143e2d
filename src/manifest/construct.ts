import { DocumentEvent, Event, EVENT_ID } from 'js-yaml';
import { refuseAliasBombs } from './alias-limit';
import { isMergeKey, scalarOf, startOf, TagHandles } from './events';
import { ReadFailure } from './read-failure';

type Mapping = { [key: string]: unknown };

/** A collection that is being filled. */
interface Frame {
  readonly value: Mapping | unknown[];
  readonly anchor: Anchor | undefined;
  /** The key whose value comes next. */
  key?: string;
  keyEvent?: Event;
  /** The key is `<<`. */
  merges?: boolean;
  /** Keys that come from elsewhere and may be written again. */
  merged?: Set<string>;
}

interface Anchor {
  readonly value: unknown;
  complete: boolean;
}

/** A document as data. */
export interface ConstructedDocument {
  /** `undefined` for an empty document. */
  readonly value: unknown;
}

/**
 * The documents of a text as Kubernetes understands them. What a merge brings
 * replaces what stands before it, as in Go; and a key that is there twice is an
 * error, as for the strict decoder of the API server.
 *
 * @throws ReadFailure where Kubernetes would refuse it
 */
export function constructDocuments(text: string, events: readonly Event[]): ConstructedDocument[] {
  refuseAliasBombs(text, events);
  const documents: ConstructedDocument[] = [];
  let construction: DocumentConstruction | undefined;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      construction = new DocumentConstruction(text, event);
      documents.push(construction);
    } else {
      construction?.take(event);
    }
  }
  return documents;
}

class DocumentConstruction implements ConstructedDocument {
  public value: unknown = undefined;
  private readonly handles: TagHandles;
  private readonly anchors = new Map<string, Anchor>();
  private readonly frames: Frame[] = [];

  public constructor(private readonly text: string, { directives }: DocumentEvent) {
    const version = directives.find(directive => directive.kind === 'yaml');
    if (version && version.version !== '1.1') {
      throw new ReadFailure(`Kubernetes reads YAML 1.1 and refuses "%YAML ${version.version}"; remove that line`, Math.max(text.indexOf('%YAML'), 0));
    }
    this.handles = new Map(directives.flatMap(directive => directive.kind === 'tag' ? [[directive.handle, directive.prefix] as const] : []));
  }

  public take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        const frame = this.frames.at(-1);
        if (frame && frame.key === undefined && !Array.isArray(frame.value) && isMergeKey(event, this.text)) {
          frame.key = '<<';
          frame.keyEvent = event;
          frame.merges = true;
          return;
        }
        const value = scalarOf(event, this.text, this.handles);
        if (event.anchorStart !== -1) { this.anchor(event, value, true); }
        // An empty document holds one scalar that is not written.
        if (!frame && event.valueStart === -1 && event.tagStart === -1) { return; }
        this.add(value, event);
        return;
      }
      case EVENT_ID.SEQUENCE:
        this.frames.push(this.open([], event));
        return;
      case EVENT_ID.MAPPING:
        this.frames.push(this.open({}, event));
        return;
      case EVENT_ID.ALIAS: {
        const name = this.text.slice(event.anchorStart, event.anchorEnd);
        const anchor = this.anchors.get(name);
        if (!anchor) { throw new ReadFailure(`the alias *${name} refers to an anchor &${name} that is not in this document`, event.anchorStart - 1); }
        if (!anchor.complete) { throw new ReadFailure(`the value of the anchor &${name} contains itself`, event.anchorStart - 1); }
        this.add(anchor.value, event);
        return;
      }
      case EVENT_ID.POP: {
        // The last one closes the document.
        const frame = this.frames.pop();
        if (!frame) { return; }
        if (frame.anchor) { frame.anchor.complete = true; }
        this.add(frame.value, event);
      }
    }
  }

  private anchor(event: Event & { anchorStart: number; anchorEnd: number }, value: unknown, complete: boolean): Anchor {
    const anchor = { value, complete };
    this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), anchor);
    return anchor;
  }

  private open(value: Mapping | unknown[], event: Event & { anchorStart: number; anchorEnd: number }): Frame {
    const parent = this.frames.at(-1);
    if (parent && !Array.isArray(parent.value) && parent.key === undefined) {
      throw new ReadFailure(`a ${Array.isArray(value) ? 'list' : 'mapping'} can't be a key in Kubernetes; quote it if it is a text`, startOf(event, this.text) ?? 0);
    }
    return { value, anchor: event.anchorStart === -1 ? undefined : this.anchor(event, value, false) };
  }

  private add(value: unknown, event: Event): void {
    const frame = this.frames.at(-1);
    if (!frame) {
      this.value = value;
    } else if (Array.isArray(frame.value)) {
      frame.value.push(value);
    } else if (frame.key === undefined) {
      frame.key = this.keyOf(value, event);
      frame.keyEvent = event;
    } else {
      if (frame.merges) { this.merge(frame, value, event); } else { this.set(frame, frame.value, frame.key, value); }
      frame.key = undefined;
      frame.merges = false;
    }
  }

  /** A key as JSON has it. */
  private keyOf(value: unknown, event: Event): string {
    if (typeof value === 'string') { return value; }
    if (typeof value !== 'object') { return String(value); }
    const what = value === null ? 'nothing' : Array.isArray(value) ? 'a list' : 'a mapping';
    throw new ReadFailure(`${what} can't be a key in Kubernetes; quote it if it is a text`, startOf(event, this.text) ?? 0);
  }

  private set(frame: Frame, mapping: Mapping, key: string, value: unknown): void {
    if (Object.hasOwn(mapping, key) && !frame.merged?.delete(key)) {
      throw new ReadFailure(`the key "${key}" is there twice, and all but the last are lost; remove one`, this.keyStart(frame));
    }
    put(mapping, key, value);
  }

  private merge(frame: Frame, value: unknown, event: Event): void {
    const isAliasOfList = event.type === EVENT_ID.ALIAS && Array.isArray(value);
    const sources = Array.isArray(value) && !isAliasOfList ? [...value].reverse() : [value];
    const merged = frame.merged ??= new Set();
    for (const source of sources) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        throw new ReadFailure('<< merges a mapping or a list of mappings, and nothing else', this.keyStart(frame));
      }
      for (const [key, inherited] of Object.entries(source)) {
        put(frame.value as Mapping, key, inherited);
        merged.add(key);
      }
    }
  }

  private keyStart(frame: Frame): number {
    return frame.keyEvent && startOf(frame.keyEvent, this.text) || 0;
  }
}

function put(mapping: Mapping, key: string, value: unknown): void {
  // It would set the prototype.
  if (key === '__proto__') {
    Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    mapping[key] = value;
  }
}
