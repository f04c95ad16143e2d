import { Path } from './path';
import { isMergeKey, mappingKey, scalarOf } from './scalar-of';
import { Event, EventType, parseDocument } from './yaml/parser';

/** A node, by the index of its event, and the offset of its key or itself; -1 if it is not written. */
interface NodePosition {
  readonly node: number;
  readonly offset: number;
}

/** The offsets of the nodes of a document in its text. */
export class DocumentIndex {
  /** @param text a YAML document */
  public static of(text: string): DocumentIndex {
    const events: Event[] = [];
    parseDocument(text, event => events.push(event));
    return new DocumentIndex(events);
  }

  /** By the index of an event that opens a collection: the index after its closing event. */
  private readonly ends: Int32Array;
  /** The targets of aliases, by the indexes of their events: the last anchor of the name before the alias. */
  private readonly targets = new Map<number, number>();
  private readonly items = new Map<number, readonly number[]>();
  private readonly fields = new Map<number, ReadonlyMap<string, NodePosition>>();

  public constructor(private readonly events: readonly Event[]) {
    this.ends = new Int32Array(events.length);
    const open: number[] = [];
    const anchors = new Map<string, number>();
    events.forEach(({ type, anchor, value }, index) => {
      this.ends[index] = index + 1;
      if (type === EventType.END) { this.ends[open.pop()!] = index + 1; }
      if (type === EventType.MAPPING || type === EventType.SEQUENCE) { open.push(index); }
      if (type === EventType.ALIAS) { this.targets.set(index, anchors.get(value) ?? index); }
      if (anchor !== undefined) { anchors.set(anchor, index); }
    });
  }

  /** The offset of the key of a field or of a list item; if it is not written, that of the nearest parent that is. */
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

  private resolve(node: number): number {
    return this.targets.get(node) ?? node;
  }

  private item(list: number, position: number): NodePosition | undefined {
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

  private field(mapping: number, name: string): NodePosition | undefined {
    return this.fieldsOf(this.resolve(mapping)).get(name);
  }

  /** As in the constructed document: the last one counts, including merges. */
  private fieldsOf(mapping: number): ReadonlyMap<string, NodePosition> {
    const known = this.fields.get(mapping);
    if (known) { return known; }
    const fields = new Map<string, NodePosition>();
    this.fields.set(mapping, fields);
    let key: number | undefined;
    for (const child of this.events[mapping].type === EventType.MAPPING ? this.children(mapping) : []) {
      if (key === undefined) {
        key = child;
        continue;
      }
      if (isMergeKey(this.events[key])) {
        // Of several merged mappings, the first counts.
        const sources = this.events[child].type === EventType.SEQUENCE ? this.itemsOf(child) : [child];
        for (const source of [...sources].reverse()) {
          for (const [name, place] of this.fieldsOf(this.resolve(source))) { fields.set(name, place); }
        }
      } else {
        fields.set(this.keyText(key), { node: child, offset: this.events[key].start });
      }
      key = undefined;
    }
    return fields;
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
