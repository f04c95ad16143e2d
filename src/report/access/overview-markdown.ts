import { safeText } from '../../text/safe-text';
import { DocumentFormat } from '../document-format';
import { markdownText } from '../markdown-text';
import { OverviewDocument } from './access-documents';
import { overviewSections } from './access-sections';
import { inputLines } from './input-lines';
import { sectionMarkdown } from './section-markdown';

/** For pull requests: the tokens and permissions of each workload. */
export const overviewMarkdown: DocumentFormat<OverviewDocument> = {
  name: 'markdown',
  description: 'for pull requests and wikis',
  render(overview) {
    const lines = ['# Access', '', ...sectionMarkdown(overviewSections(overview)), ...inputLines(overview).flatMap(line => [markdownText(line), ''])];
    return safeText(`${lines.join('\n').trimEnd()}\n`);
  },
};
