import { constructDocuments } from '../../src/manifest/construct';
import { eventsOf } from '../../src/manifest/events';

/** The documents of a text as data. */
export function documentsOf(text: string): unknown[] {
  return constructDocuments(text, eventsOf(text)).map(({ value }) => value);
}
