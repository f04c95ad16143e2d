import { DocumentFormat } from '../document-format';
import { dotDiagram } from '../dot-text';
import { jsonDocument } from '../json-document';
import { mermaidDiagram } from '../mermaid-text';
import { ComparisonDocument, MatrixDocument, OverviewDocument } from './access-documents';
import { comparisonMarkdown } from './comparison-markdown';
import { comparisonText } from './comparison-text';
import { matrixMarkdown } from './matrix-markdown';
import { matrixText } from './matrix-text';
import { overviewDiagram } from './overview-diagram';
import { overviewMarkdown } from './overview-markdown';
import { overviewText } from './overview-text';

const overviewMermaid: DocumentFormat<OverviewDocument> = {
  name: 'mermaid',
  description: 'a picture for Markdown: workload, account, role, sensitive permission',
  render: overview => mermaidDiagram(overviewDiagram(overview)),
};

const overviewDot: DocumentFormat<OverviewDocument> = {
  name: 'dot',
  description: 'the same picture for Graphviz',
  render: overview => dotDiagram(overviewDiagram(overview)),
};

/** Formats of the overview, by name. */
export const OVERVIEW_FORMATS = byName<OverviewDocument>([overviewText, jsonDocument('access.schema.json'), overviewMarkdown, overviewMermaid, overviewDot]);

/** Formats of a matrix, by name. */
export const MATRIX_FORMATS = byName<MatrixDocument>([matrixText, jsonDocument('access-matrix.schema.json'), matrixMarkdown]);

/** Formats of a comparison, by name. */
export const COMPARISON_FORMATS = byName<ComparisonDocument>([comparisonText, jsonDocument('access-comparison.schema.json'), comparisonMarkdown]);

function byName<T>(formats: readonly DocumentFormat<T>[]): ReadonlyMap<string, DocumentFormat<T>> {
  return new Map(formats.map(format => [format.name, format]));
}
