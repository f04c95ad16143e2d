import { Event, EVENT_ID } from 'js-yaml';
import { MAX_DEPTH, TOO_DEEP } from './events';
import { ReadFailure } from './read-failure';

/** A collection once the aliases are replaced: all its nodes, those that only aliases bring, and its levels. */
interface Count {
  all: number;
  aliased: number;
  levels: number;
  readonly anchor?: string;
}

/** The share of nodes that aliases may bring, as Kubernetes allows it. */
function allowedShare(all: number): number {
  const [few, many] = [400_000, 4_000_000];
  if (all <= few) { return 0.99; }
  return all >= many ? 0.10 : 0.99 - 0.89 * (all - few) / (many - few);
}

/**
 * Refuses documents in which a few lines stand for millions of nodes, or aliases
 * within aliases for more levels than others may have.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/decode.go
 */
export function refuseAliasBombs(text: string, events: readonly Event[]): void {
  if (!events.some(event => event.type === EVENT_ID.ALIAS)) { return; }
  // One of another document is an error of its own.
  const anchors = new Map<string, { readonly all: number; readonly levels: number }>();
  const open: Count[] = [];
  const add = (all: number, aliased: number, levels: number) => {
    const parent = open.at(-1);
    if (!parent) { return; }
    parent.all += all;
    parent.aliased += aliased;
    parent.levels = Math.max(parent.levels, levels + 1);
  };
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        open.push({ all: 0, aliased: 0, levels: 0 });
        break;
      case EVENT_ID.SCALAR:
        add(1, 0, 0);
        if (event.anchorStart !== -1) { anchors.set(text.slice(event.anchorStart, event.anchorEnd), { all: 1, levels: 0 }); }
        break;
      case EVENT_ID.ALIAS: {
        // One that refers to itself or to nothing is an error of its own.
        const { all: size, levels } = anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? { all: 0, levels: 0 };
        if (open.length + levels > MAX_DEPTH) { throw new ReadFailure(TOO_DEEP, event.anchorStart - 1); }
        add(1 + size, size, levels);
        const all = open.reduce((sum, count) => sum + count.all, 0);
        const aliased = open.reduce((sum, count) => sum + count.aliased, 0);
        if (all > 100 && aliased > 1000 && aliased / all > allowedShare(all)) {
          throw new ReadFailure('too many aliases: what they stand for would be enormous, and Kubernetes refuses it; use fewer', event.anchorStart - 1);
        }
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING:
        open.push({ all: 1, aliased: 0, levels: 0, anchor: event.anchorStart === -1 ? undefined : text.slice(event.anchorStart, event.anchorEnd) });
        break;
      case EVENT_ID.POP: {
        const { all, aliased, levels, anchor } = open.pop()!;
        if (anchor !== undefined) { anchors.set(anchor, { all, levels }); }
        add(all, aliased, levels);
      }
    }
  }
}
