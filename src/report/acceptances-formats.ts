import { AcceptanceList, acceptancesText } from './acceptances-text';
import { DocumentFormat } from './document-format';
import { jsonDocument } from './json-document';

/** Formats for the list of acceptances, by name. */
export const ACCEPTANCES_FORMATS: ReadonlyMap<string, DocumentFormat<AcceptanceList>> = new Map(
  [acceptancesText, jsonDocument<AcceptanceList>('acceptances.schema.json')].map(format => [format.name, format]),
);
