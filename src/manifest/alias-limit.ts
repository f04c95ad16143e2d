import { MAX_ALIASED_CHARACTERS, MAX_DEPTH } from './limits';
import { ReadFailure } from './read-failure';
import { Event, EventType, TOO_DEEP } from './yaml/parser';

/** An anchored node, with the aliases in it expanded. */
interface Anchored {
  readonly nodes: number;
  readonly characters: number;
  readonly levels: number;
}

interface OpenCollection {
  readonly anchor: string | undefined;
  /** The number of nodes before it. */
  readonly before: number;
  readonly charactersBefore: number;
  levels: number;
}

/** The share of nodes that may come from aliases, as in Kubernetes. */
function allowedShare(all: number): number {
  const [few, many] = [400_000, 4_000_000];
  if (all <= few) { return 0.99; }
  return all >= many ? 0.10 : 0.99 - 0.89 * (all - few) / (many - few);
}

/**
 * Rejects documents in which a few lines expand to millions of nodes, or nested aliases
 * to more levels than are allowed otherwise.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.0/decode.go
 */
export class AliasLimit {
  private readonly anchors = new Map<string, Anchored>();
  private readonly open: OpenCollection[] = [];
  /** All nodes after expansion, including the document, and those that come from aliases. */
  private nodes = 1;
  private aliased = 0;
  /** The same for the characters of scalars. */
  private characters = 0;
  private aliasedCharacters = 0;

  public take({ type, start, value, anchor }: Event): void {
    switch (type) {
      case EventType.SCALAR:
        this.nodes++;
        this.characters += value.length;
        if (anchor !== undefined) { this.anchors.set(anchor, { nodes: 1, characters: value.length, levels: 0 }); }
        break;
      case EventType.SEQUENCE:
      case EventType.MAPPING:
        this.open.push({ anchor, before: this.nodes, charactersBefore: this.characters, levels: 1 });
        this.nodes++;
        break;
      case EventType.ALIAS:
        this.nodes++;
        // An alias to itself or to a missing anchor is a separate error.
        this.replace(this.anchors.get(value) ?? { nodes: 0, characters: 0, levels: 0 }, start);
        break;
      case EventType.END: {
        const { anchor: name, before, charactersBefore, levels } = this.open.pop()!;
        if (name !== undefined) { this.anchors.set(name, { nodes: this.nodes - before, characters: this.characters - charactersBefore, levels }); }
        this.deepen(levels);
      }
    }
  }

  private replace({ nodes, characters, levels }: Anchored, start: number): void {
    if (this.open.length + levels > MAX_DEPTH) { throw new ReadFailure(TOO_DEEP, start); }
    this.deepen(levels);
    this.nodes += nodes;
    this.aliased += nodes;
    this.characters += characters;
    this.aliasedCharacters += characters;
    if (this.aliasedCharacters > MAX_ALIASED_CHARACTERS) {
      throw new ReadFailure(`too many aliases of long strings: they expand to more than ${MAX_ALIASED_CHARACTERS} characters, which is the limit; use fewer`, start);
    }
    if (this.aliased > 100 && this.nodes > 1000 && this.aliased / this.nodes > allowedShare(this.nodes)) {
      throw new ReadFailure('too many aliases: they expand to more than Kubernetes accepts; use fewer', start);
    }
  }

  /** Raises the level count of the open collection, which contains one with so many levels. */
  private deepen(levels: number): void {
    const outer = this.open.at(-1);
    if (outer) { outer.levels = Math.max(outer.levels, levels + 1); }
  }
}
