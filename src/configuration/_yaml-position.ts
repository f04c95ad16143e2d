import type * as yaml from 'js-yaml';
import { Path } from '../manifest/path';

/** A place in a text; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a field stands in a YAML document, or the nearest thing around it that is there. */
export function placeOf({ parseEvents, getScalarValue, EVENT_ID }: typeof yaml, text: string, path: Path): Place {
  const events = parseEvents(text, {});
  let found = 0;
  let index = 1;
  /** Reads a node; `rest` is the way that is left from it, `undefined` where it is not on the way. */
  const read = (rest: Path | undefined): void => {
    const event = events[index++];
    if (event.type === EVENT_ID.MAPPING) {
      while (events[index].type !== EVENT_ID.POP) {
        const key = events[index];
        const isNext = rest !== undefined && rest.length > 0 && key.type === EVENT_ID.SCALAR && getScalarValue(text, key) === String(rest[0]);
        if (isNext) { found = (key as yaml.ScalarEvent).valueStart; }
        read(undefined);
        read(isNext ? rest.slice(1) : undefined);
      }
      index++;
    } else if (event.type === EVENT_ID.SEQUENCE) {
      for (let item = 0; events[index].type !== EVENT_ID.POP; item++) {
        const isNext = rest !== undefined && rest.length > 0 && rest[0] === item;
        if (isNext) { found = startOf(events[index]) ?? found; }
        read(isNext ? rest.slice(1) : undefined);
      }
      index++;
    }
  };
  read(path);
  return placeAt(text, found);
}

/** The line and column of an offset. Columns count characters, as editors do. */
function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...before[before.length - 1]].length + 1 };
}

function startOf(event: yaml.Event): number | undefined {
  if ('valueStart' in event) { return event.valueStart; }
  return 'start' in event ? event.start : undefined;
}
