import { ControlResult, ControlStatus } from './by-control';
import { AcceptedFinding, AuditResult, Finding } from '../../audit/finding';
import { formatPath } from '../../manifest/path';
import { acceptanceText } from '../acceptance-text';
import { ReportOptions } from '../format';
import { objectName } from '../object-name';
import { count } from '../summary';

/** The maximum number of findings shown for a control; JSON has all. */
const MAX_SHOWN_FINDINGS = 20;

const STATUSES: readonly ControlStatus[] = ['findings', 'no finding', 'not checked'];

/** The heading of findings of rules that are not evidence about any control. */
export const OTHER_FINDINGS_TITLE = 'Findings of no control';

/** The limits of the result for a control. */
export function remarks({ control: { coverage, gap }, status, reason, uncheckedRules, findings, accepted }: ControlResult): string[] {
  const unknown = findings.filter(each => each.unknown).length;
  return [
    ...status === 'findings' ? [`${count(findings.length, 'finding')}, ${accepted.length} accepted`] : [],
    ...unknown === 0 ? [] : [`${count(unknown, 'finding')} that depend on objects outside the input`],
    ...reason === undefined ? [] : [reason],
    ...coverage === 'manifests' ? [] : [`${coverage === 'part' ? 'checked in part; ' : ''}not covered: ${gap}`],
    ...uncheckedRules.length === 0 || status === 'not checked' ? [] : [`rules that are off or did not check all of the input: ${uncheckedRules.join(', ')}`],
  ];
}

/** The shown findings of a control, accepted ones last, and the number of the others. */
export function findingTexts(
  { findings, accepted }: Pick<ControlResult, 'findings' | 'accepted'>, { shows = () => true }: Pick<ReportOptions, 'shows'>,
): string[] {
  const texts = [...findings.filter(shows).map(findingText), ...accepted.filter(shows).map(acceptedText)];
  return texts.length <= MAX_SHOWN_FINDINGS ? texts : [...texts.slice(0, MAX_SHOWN_FINDINGS), `and ${texts.length - MAX_SHOWN_FINDINGS} more, which -o json lists`];
}

/** Input that could not be read or checked. */
export function errorTexts({ errors }: AuditResult): string[] {
  return errors.map(({ file, line, message }) => `Error: ${file === undefined ? '' : `${file}:${line ?? 1}: `}${message}`);
}

/** The number of controls of each status, with its meaning. */
export function totals(results: readonly ControlResult[]): string {
  const numbers = STATUSES.map(status => `${results.filter(each => each.status === status).length} ${status === 'findings' ? 'with findings' : status === 'no finding' ? 'without finding' : status}`);
  return `${count(results.length, 'control')}: ${numbers.join(', ')}. No finding is evidence about these manifests; it does not say that a control is met. With --pack restricted, all rules run.`;
}

function findingText(finding: Finding): string {
  return `${finding.severity}${finding.unknown ? ' unknown' : ''}: ${describe(finding)}`;
}

function acceptedText(finding: AcceptedFinding): string {
  return `accepted: ${describe(finding)}. ${acceptanceText(finding)}`;
}

function describe({ rule, object, path, key, message }: Finding): string {
  return `${`${rule} [${key}] ${objectName(object)} ${formatPath(path)}`.trimEnd()}: ${message}`;
}
