import { filePath } from './file-path';
import { fingerprints, uuidOf } from './fingerprint';
import { fixText } from './fix-text';
import { ReportFormat, ReportOptions } from './format';
import { markdownText } from './markdown-text';
import { objectName, namePartsOf } from './object-name';
import { placeText } from './place-text';
import { projectLink } from './project-link';
import { provenanceLine } from './provenance-line';
import { reportTime } from './report-time';
import { ruleDescription, ruleLink } from './rule-descriptions';
import { AuditError, AuditResult, Finding } from '../audit/finding';
import { sha256 } from '../audit/sha256';
import { formatPath } from '../manifest/path';
import { SeverityName } from '../rules/severity';
import { printable, printableLines } from '../text/printable';
import { safeText } from '../text/safe-text';

/** The version of the schema; GitLab accepts every later one of the same major version. */
const SCHEMA_VERSION = '15.0.7';

/** The limit of GitLab, in characters. */
const MAX_NAME_LENGTH = 255;
const MAXIMUM_SOLUTION = 7000;

const SEVERITIES: { readonly [severity in SeverityName]: string } = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };

/**
 * For the vulnerability report of GitLab. Omits accepted findings, which GitLab would
 * show as open.
 *
 * @see https://docs.gitlab.com/development/integrations/secure/#report
 */
export const gitlab: ReportFormat = {
  name: 'gitlab',
  description: 'a SAST report, for the vulnerability report of GitLab',
  render(result, options) {
    return safeText(`${JSON.stringify(report(result, options), undefined, 2)}\n`);
  },
};

function report(result: AuditResult, options: ReportOptions) {
  const { findings, errors, notes = [] } = result;
  const { toolVersion: version } = options;
  const tool = { id: 'least-privilege', name: 'least-privilege', version, url: projectLink(), vendor: { name: 'cdk8s-least-privilege' } };
  const prints = fingerprints(findings);
  const time = reportTime();
  return {
    version: SCHEMA_VERSION,
    schema: `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${SCHEMA_VERSION}/dist/sast-report-format.json`,
    scan: {
      type: 'sast',
      status: errors.length === 0 ? 'success' : 'failure',
      start_time: time,
      end_time: time,
      analyzer: tool,
      scanner: tool,
      messages: [
        ...errors.map(error => ({ level: 'fatal', value: describeError(error) })),
        ...[...notes, provenanceLine(result, options)].map(note => ({ level: 'info', value: printable(note) })),
      ],
    },
    vulnerabilities: findings.map(finding => describe(finding, prints.get(finding)!, options)),
  };
}

function describe(finding: Finding, fingerprint: string, options: ReportOptions) {
  const { rule, severity, object, key, path, message, fix, fixIsExample, unknown } = finding;
  const description = ruleDescription(rule, options);
  const position = object.origin.position(path);
  // The report requires a file: without one, the object's name stands in for it.
  const file = position === undefined ? namePartsOf(object).join('/') : printable(filePath(position.file) ?? position.file);
  const line = position?.line ?? 1;
  const { construct, template } = object.origin;
  return {
    id: uuidOf(fingerprint),
    name: cut(printable(description?.summary.replace(/\.$/, '') ?? rule), MAX_NAME_LENGTH),
    description: [
      `${objectName(object)}${construct === undefined ? '' : ` (made by ${construct})`}${template === undefined ? '' : ` (from ${template})`}: ${message}`,
      `Finding: ${key}${unknown ? ' (unknown)' : ''}${path.length === 0 ? '' : `, at ${formatPath(path)}`}`,
      ...description === undefined ? [] : [description.why],
    ].map(text => printableLines(text).map(markdownText).join('\n')).join('\n\n'),
    severity: SEVERITIES[severity],
    solution: cut(printableLines(fixIsExample ? fixText(finding) : fix).join('\n'), MAXIMUM_SOLUTION),
    identifiers: [{ type: 'least_privilege_rule', name: printable(rule), value: printable(rule), url: ruleLink(rule) }],
    links: (description?.references ?? []).flatMap(({ title, url }) => url === undefined ? [] : [{ name: title, url }]),
    location: { file, start_line: line, end_line: line },
    // Without tracking, GitLab reports a new vulnerability when the line moves.
    tracking: {
      type: 'source',
      items: [{
        file,
        start_line: line,
        end_line: line,
        signatures: [{ algorithm: 'scope_offset', value: sha256(`${file} ${fingerprint}`) }],
      }],
    },
  };
}

function describeError(error: AuditError): string {
  const place = printable(placeText(error));
  return `${place === '' ? '' : `${place}: `}${printableLines(error.message).join('\n')}`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
