import { readDocument } from '../../src/manifest/construct';
import { splitDocuments } from '../../src/manifest/split-documents';

/** The documents of a text as data; `undefined` for an empty one. */
export function documentsOf(text: string): unknown[] {
  return splitDocuments(text).map(({ start, end, failure }) => {
    if (failure) { throw failure; }
    return readDocument(text.slice(start, end));
  });
}
