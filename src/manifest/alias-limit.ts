import { Event, EVENT_ID } from 'js-yaml';
import { ReadFailure } from './read-failure';

/** Nodes once the aliases are replaced: all, and those that only aliases bring. */
interface Count {
  all: number;
  aliased: number;
  readonly anchor?: string;
}

/** The share of nodes that aliases may bring, as Kubernetes allows it. */
function allowedShare(all: number): number {
  const [few, many] = [400_000, 4_000_000];
  if (all <= few) { return 0.99; }
  return all >= many ? 0.10 : 0.99 - 0.89 * (all - few) / (many - few);
}

/**
 * Refuses documents in which a few lines stand for millions of nodes.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/decode.go
 */
export function refuseAliasBombs(text: string, events: readonly Event[]): void {
  if (!events.some(event => event.type === EVENT_ID.ALIAS)) { return; }
  let sizes = new Map<string, number>();
  const open: Count[] = [];
  const add = (all: number, aliased: number) => {
    const parent = open.at(-1)!;
    parent.all += all;
    parent.aliased += aliased;
  };
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        sizes = new Map();
        open.push({ all: 0, aliased: 0 });
        break;
      case EVENT_ID.SCALAR:
        add(1, 0);
        if (event.anchorStart !== -1) { sizes.set(text.slice(event.anchorStart, event.anchorEnd), 1); }
        break;
      case EVENT_ID.ALIAS: {
        // One that refers to itself or to nothing is an error of its own.
        const size = sizes.get(text.slice(event.anchorStart, event.anchorEnd)) ?? 0;
        add(1 + size, size);
        const all = open.reduce((sum, count) => sum + count.all, 0);
        const aliased = open.reduce((sum, count) => sum + count.aliased, 0);
        if (all > 100 && aliased > 1000 && aliased / all > allowedShare(all)) {
          throw new ReadFailure('too many aliases: what they stand for would be enormous, and Kubernetes refuses it; use fewer', event.anchorStart - 1);
        }
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING:
        open.push({ all: 1, aliased: 0, anchor: event.anchorStart === -1 ? undefined : text.slice(event.anchorStart, event.anchorEnd) });
        break;
      case EVENT_ID.POP: {
        const { all, aliased, anchor } = open.pop()!;
        if (anchor !== undefined) { sizes.set(anchor, all); }
        if (open.length) { add(all, aliased); }
      }
    }
  }
}
