import { DifferenceDocument } from './difference-document';
import { differenceMarkdown } from './difference-markdown';
import { differenceText } from './difference-text';
import { DocumentFormat } from './document-format';
import { jsonDocument } from './json-document';

/** Formats of a difference in access, by name. */
export const DIFFERENCE_FORMATS: ReadonlyMap<string, DocumentFormat<DifferenceDocument>> = new Map(
  [differenceText, jsonDocument<DifferenceDocument>('diff.schema.json'), differenceMarkdown].map(format => [format.name, format]),
);
