import { createColors } from 'picocolors';
import { ReportFormat } from './format';
import { shownFindings } from './outcome';
import { provenanceLine } from './provenance-line';
import { summarize } from './summary';
import { Colors } from './table';
import { TextDetails } from './text-details';
import { TextGroups } from './text-groups';
import { findingLines, objectLines } from './text-lines';
import { wrap } from './wrap';
import { AuditError, AuditResult } from '../audit/finding';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** Human-readable: one line for similar findings, the worst first, and proposed changes at the end. */
export const text: ReportFormat = {
  name: 'text',
  description: 'human-readable: grouped findings, and what to fix first',
  render(result, options) {
    const { color, failOn, show, showAccepted, width } = options;
    const colors = createColors(color);
    const shown = shownFindings(result, options);
    const groups = new TextGroups(options, colors);
    const details = new TextDetails(options, colors);
    const { fails, text: summary } = summarize(result, failOn);
    const isSummary = show === 'summary';
    return safeText(`${[
      ...isSummary ? groups.lines(shown) : findingLines(shown, options, colors),
      ...showAccepted && result.accepted.length > 0
        ? [colors.bold('Accepted'), '', ...objectLines(result.accepted, colors, accepted => accepted.flatMap(finding => details.accepted(finding)))]
        : [],
      ...result.errors.flatMap(error => errorLines(error, width, colors)),
      ...noteLines(result, width, shown.some(({ unknown }) => unknown)),
      ...isSummary ? groups.startHere(shown) : [],
      colors.bold(fails ? colors.red(summary) : colors.green(summary)),
      ...isSummary ? groups.pointers(shown) : [],
      colors.dim(provenanceLine(result, options)),
    ].join('\n')}\n`, { colors: color });
  },
};

function errorLines({ file, line, column, message }: AuditError, width: number, { inverse, red }: Colors): string[] {
  const place = [file === undefined ? undefined : printable(file), line, column].filter(part => part !== undefined).join(':');
  return [`${inverse(red('ERROR'))}${place === '' ? '' : `  ${place}`}`, ...wrap(printable(message), '  ', width), ''];
}

function noteLines({ notes = [] }: AuditResult, width: number, hasUnknown: boolean): string[] {
  return [
    ...hasUnknown ? [...wrap('Findings marked as unknown (?) depend on objects outside the input. Add them with --context PATH, '
      + 'or declare the input complete with --complete.', '', width), ''] : [],
    ...notes.flatMap(note => [...wrap(`Note: ${printable(note)}`, '', width), '']),
  ];
}
