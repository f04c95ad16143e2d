import { createColors } from 'picocolors';
import { printable } from '../../text/printable';
import { safeText } from '../../text/safe-text';
import { DocumentFormat } from '../document-format';
import { wrap } from '../wrap';
import { OverviewDocument } from './access-documents';
import { overviewSections } from './access-sections';
import { inputLines } from './input-lines';
import { sectionLines } from './section-text';

/** The line width if the terminal reports none. */
export const ACCESS_WIDTH = 100;

/** Human-readable: the tokens and permissions of each workload. */
export const overviewText: DocumentFormat<OverviewDocument> = {
  name: 'text',
  description: 'human-readable: what each workload holds and may do',
  render(overview, { color, width = ACCESS_WIDTH }) {
    const colors = createColors(color);
    const sections = overviewSections(overview);
    const lines = [
      ...sections.length === 0 ? ['The input has no workload, ServiceAccount or binding.', ''] : sectionLines(sections, width, colors),
      ...inputLines(overview).flatMap(line => wrap(printable(line), '', width)),
    ];
    return safeText(`${lines.join('\n').trimEnd()}\n`, { colors: color });
  },
};
