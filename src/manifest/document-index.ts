import { Event, EVENT_ID, ScalarEvent } from 'js-yaml';
import { eventsOf, isMergeKey, scalarOf, startOf } from './events';
import { Path } from './path';

/** A node, by the index of its event, and where its key or itself stands. */
interface Place {
  readonly node: number;
  readonly offset: number | undefined;
}

const NO_HANDLES = new Map<string, string>();

/** Where the nodes of one document stand in its text. */
export class DocumentIndex {
  private readonly events: readonly Event[];
  /** By the index of an event that opens a collection: the index after the one that closes it. */
  private readonly ends: Int32Array;
  private readonly anchors = new Map<string, number[]>();
  private readonly items = new Map<number, readonly number[]>();
  private readonly root: number;

  /** @param ordinal which of the documents in the text, from 0 */
  public constructor(private readonly text: string, ordinal: number) {
    this.events = eventsOf(text);
    this.ends = new Int32Array(this.events.length);
    const open: number[] = [];
    const documents: number[] = [];
    this.events.forEach((event, index) => {
      this.ends[index] = index + 1;
      if (event.type === EVENT_ID.POP) {
        this.ends[open.pop()!] = index + 1;
        return;
      }
      if (event.type === EVENT_ID.DOCUMENT) { documents.push(index); }
      if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) { open.push(index); }
      if (event.type !== EVENT_ID.DOCUMENT && event.type !== EVENT_ID.ALIAS && event.anchorStart !== -1) {
        const name = this.text.slice(event.anchorStart, event.anchorEnd);
        const indexes = this.anchors.get(name);
        if (indexes) { indexes.push(index); } else { this.anchors.set(name, [index]); }
      }
    });
    this.root = documents[ordinal] + 1;
  }

  /** The offset of the key of a field or of an item of a list; of the nearest thing around it where it isn't written. */
  public offset(path: Path): number {
    let node = this.root;
    let offset = this.start(node) ?? 0;
    for (const step of path) {
      const found = typeof step === 'number' ? this.item(node, step) : this.field(node, step);
      if (!found) { break; }
      node = found.node;
      offset = found.offset ?? offset;
    }
    return offset;
  }

  private start(node: number): number | undefined {
    return startOf(this.events[node], this.text);
  }

  /** What an alias refers to: the last anchor of its name before it. */
  private resolve(node: number): number {
    const event = this.events[node];
    if (event.type !== EVENT_ID.ALIAS) { return node; }
    const indexes = this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd)) ?? [];
    return indexes.filter(index => index < node).at(-1) ?? node;
  }

  private item(list: number, position: number): Place | undefined {
    const node = this.itemsOf(this.resolve(list))[position];
    return node === undefined ? undefined : { node, offset: this.start(node) };
  }

  private itemsOf(list: number): readonly number[] {
    if (this.events[list].type !== EVENT_ID.SEQUENCE) { return []; }
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
    if (this.events[node].type !== EVENT_ID.MAPPING) { return undefined; }
    let found: Place | undefined;
    let key: number | undefined;
    for (const child of this.children(node)) {
      if (key === undefined) {
        key = child;
        continue;
      }
      if (isMergeKey(this.events[key], this.text)) {
        const source = this.events[child].type === EVENT_ID.SEQUENCE ? this.itemsOf(child) : [child];
        found = this.firstField(source, name) ?? found;
      } else if (this.keyText(key) === name) {
        found = { node: child, offset: this.start(key) };
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
    return String(scalarOf(event as ScalarEvent, this.text, NO_HANDLES));
  }

  private* children(collection: number): Iterable<number> {
    const end = this.ends[collection] - 1;
    for (let child = collection + 1; child < end; child = this.ends[child]) { yield child; }
  }
}

