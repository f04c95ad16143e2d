import { Path } from './path';
import { isMergeKey, mappingKey, scalarOf } from './scalar-of';
import { Event, EventType, parseDocument } from './yaml/parser';

/** A node, by the index of its event, and where its key or itself stands; -1 where it isn't written. */
interface Place {
  readonly node: number;
  readonly offset: number;
}

/** Where the nodes of a document stand in its text. */
export class DocumentIndex {
  /** @param text a document of YAML */
  public static of(text: string): DocumentIndex {
    const events: Event[] = [];
    parseDocument(text, event => events.push(event));
    return new DocumentIndex(events);
  }

  /** By the index of an event that opens a collection: the index after the one that closes it. */
  private readonly ends: Int32Array;
  private readonly anchors = new Map<string, number[]>();
  private readonly items = new Map<number, readonly number[]>();

  public constructor(private readonly events: readonly Event[]) {
    this.ends = new Int32Array(events.length);
    const open: number[] = [];
    events.forEach(({ type, anchor }, index) => {
      this.ends[index] = index + 1;
      if (type === EventType.END) { this.ends[open.pop()!] = index + 1; }
      if (type === EventType.MAPPING || type === EventType.SEQUENCE) { open.push(index); }
      if (anchor !== undefined) {
        const indexes = this.anchors.get(anchor);
        if (indexes) { indexes.push(index); } else { this.anchors.set(anchor, [index]); }
      }
    });
  }

  /** The offset of the key of a field or of an item of a list; of the nearest thing around it where it isn't written. */
  public offset(path: Path): number {
    let node = 0;
    let offset = this.events.length ? this.events[node].start : 0;
    for (const step of path) {
      const found = typeof step === 'number' ? this.item(node, step) : this.field(node, step);
      if (!found) { break; }
      node = found.node;
      if (found.offset >= 0) { offset = found.offset; }
    }
    return Math.max(offset, 0);
  }

  /** What an alias refers to: the last anchor of its name before it. */
  private resolve(node: number): number {
    const { type, value } = this.events[node];
    if (type !== EventType.ALIAS) { return node; }
    const indexes = this.anchors.get(value) ?? [];
    return indexes.filter(index => index < node).at(-1) ?? node;
  }

  private item(list: number, position: number): Place | undefined {
    const node = this.itemsOf(this.resolve(list))[position];
    return node === undefined ? undefined : { node, offset: this.events[node].start };
  }

  private itemsOf(list: number): readonly number[] {
    if (this.events[list].type !== EventType.SEQUENCE) { return []; }
    let items = this.items.get(list);
    if (!items) {
      items = [...this.children(list)];
      this.items.set(list, items);
    }
    return items;
  }

  /** As the document was constructed: what comes last counts, and a merge is one of them. */
  private field(mapping: number, name: string): Place | undefined {
    const node = this.resolve(mapping);
    if (this.events[node].type !== EventType.MAPPING) { return undefined; }
    let found: Place | undefined;
    let key: number | undefined;
    for (const child of this.children(node)) {
      if (key === undefined) {
        key = child;
        continue;
      }
      if (isMergeKey(this.events[key])) {
        const source = this.events[child].type === EventType.SEQUENCE ? this.itemsOf(child) : [child];
        found = this.firstField(source, name) ?? found;
      } else if (this.keyText(key) === name) {
        found = { node: child, offset: this.events[key].start };
      }
      key = undefined;
    }
    return found;
  }

  private firstField(mappings: readonly number[], name: string): Place | undefined {
    for (const mapping of mappings) {
      const found = this.field(mapping, name);
      if (found) { return found; }
    }
    return undefined;
  }

  private keyText(key: number): string {
    const event = this.events[this.resolve(key)];
    return mappingKey(scalarOf(event), event);
  }

  private* children(collection: number): Iterable<number> {
    const end = this.ends[collection] - 1;
    for (let child = collection + 1; child < end; child = this.ends[child]) { yield child; }
  }
}
