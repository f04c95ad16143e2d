import { AcceptanceList, acceptancesText } from './acceptances-text';
import { DocumentFormat } from './document-format';
import { jsonDocument } from './json-document';

/** How acceptances can be listed, by the names of the formats. */
export const ACCEPTANCES_FORMATS: ReadonlyMap<string, DocumentFormat<AcceptanceList>> = new Map(
  [acceptancesText, jsonDocument<AcceptanceList>('acceptances.schema.json')].map(format => [format.name, format]),
);
