import { createColors } from 'picocolors';
import { printable } from '../../text/printable';
import { safeText } from '../../text/safe-text';
import { DocumentFormat } from '../document-format';
import { wrap } from '../wrap';
import { ComparisonDocument } from './access-documents';
import { comparisonEntries } from './comparison-sections';
import { inputLines } from './input-lines';
import { ACCESS_WIDTH } from './overview-text';
import { entryLines } from './section-text';

/** Human-readable: the differences between two accounts. */
export const comparisonText: DocumentFormat<ComparisonDocument> = {
  name: 'text',
  description: 'human-readable: what one account has and the other has not',
  render(comparison, { color, width = ACCESS_WIDTH }) {
    const colors = createColors(color);
    const lines = [
      ...comparisonEntries(comparison).flatMap(entry => [...entryLines(entry, width, colors), '']),
      ...inputLines(comparison).flatMap(line => wrap(printable(line), '', width)),
    ];
    return safeText(`${lines.join('\n').trimEnd()}\n`, { colors: color });
  },
};
