import { filePath } from './file-path';
import { fixText } from './fix-text';
import { ReportFormat } from './format';
import { objectName } from './object-name';
import { shownFindings } from './outcome';
import { placeText } from './place-text';
import { provenanceLine } from './provenance-line';
import { AuditError, Finding } from '../audit/finding';
import { SeverityName, SEVERITIES } from '../rules/severity';
import { printable, printableLines } from '../text/printable';
import { safeText } from '../text/safe-text';

const COMMANDS: { readonly [severity in SeverityName]: string } = { critical: 'error', high: 'error', medium: 'warning', low: 'notice' };

/** The properties of a workflow command. */
type Properties = readonly (readonly [name: string, value: string | number | undefined])[];

/**
 * Workflow commands of GitHub Actions, which become annotations of the files. The worst
 * findings come first, because GitHub shows only ten annotations of each type per step.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: ReportFormat = {
  name: 'github',
  description: 'workflow commands, which GitHub Actions shows next to the lines',
  render(result, options) {
    // Looking up positions is fastest in the order of the audit.
    const annotations = shownFindings(result, options).map(finding => ({ line: annotate(finding), rank: SEVERITIES.indexOf(finding.severity) }));
    const lines = [
      ...result.errors.map(annotateError),
      ...annotations.sort((a, b) => a.rank - b.rank).map(({ line }) => line),
      ...[...result.notes ?? [], provenanceLine(result, options)].map(note => command('notice', [['title', 'least-privilege']], note)),
    ];
    return safeText(lines.join(''), { commands: true });
  },
};

function annotate(finding: Finding): string {
  const { rule, severity, object, path, message, unknown } = finding;
  const position = object.origin.position(path);
  return command(COMMANDS[severity], [
    ...place(position?.file, position?.line, position?.column),
    ['title', `${rule} (${severity}${unknown ? ', unknown' : ''})`],
  ], `${objectName(object)}${object.origin.template === undefined ? '' : ` (from ${object.origin.template})`}: ${message}\n${fixText(finding)}`);
}

function annotateError(error: AuditError): string {
  const { file, line, column, message } = error;
  const where = place(file, line, column);
  const text = file !== undefined && where.length === 0 ? `${placeText(error)}: ${message}` : message;
  return command('error', [...where, ['title', 'not everything could be checked']], text);
}

/** GitHub would take a line without a file for a line of the workflow. */
function place(file: string | undefined, line: number | undefined, column: number | undefined): Properties {
  const path = file === undefined ? undefined : filePath(file);
  return path === undefined ? [] : [['file', path], ['line', line], ['col', column]];
}

function command(name: string, properties: Properties, message: string): string {
  const written = properties.flatMap(([key, value]) => value === undefined ? [] : [`${key}=${escapeProperty(printable(String(value)))}`]);
  return `::${name} ${written.join(',')}::${escapeData(printableLines(message).join('\n'))}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
