import { safeText } from '../../text/safe-text';
import { DocumentFormat } from '../document-format';
import { markdownText } from '../markdown-text';
import { ComparisonDocument } from './access-documents';
import { comparisonEntries } from './comparison-sections';
import { inputLines } from './input-lines';
import { entryMarkdown } from './section-markdown';

/** For pull requests: the differences between two accounts. */
export const comparisonMarkdown: DocumentFormat<ComparisonDocument> = {
  name: 'markdown',
  description: 'for pull requests and wikis',
  render(comparison) {
    const entries = comparisonEntries(comparison).flatMap(entry => [...entryMarkdown(entry), '']);
    const lines = ['# Access of two accounts', '', ...entries, ...inputLines(comparison).flatMap(line => [markdownText(line), ''])];
    return safeText(`${lines.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`);
  },
};
