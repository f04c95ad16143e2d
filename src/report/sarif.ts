import { detailsText } from './acceptance-text';
import { filePath, uriOf, uriOfParts } from './file-path';
import { fingerprints } from './fingerprint';
import { fixText } from './fix-text';
import { ReportFormat, ReportOptions } from './format';
import { objectName, namePartsOf } from './object-name';
import { projectLink } from './project-link';
import { provenanceData } from './provenance-data';
import { AUDIT_ERROR, LEVELS, SarifRule, sarifRules } from './sarif-rules';
import { AcceptedFinding, AuditError, AuditResult, Finding } from '../audit/finding';
import { sha256 } from '../audit/sha256';
import { formatPath } from '../manifest/path';
import { printable, printableLines } from '../text/printable';
import { safeText } from '../text/safe-text';

/**
 * For GitHub code scanning and other readers of SARIF. Accepted findings are included
 * only on request: GitHub ignores `suppressions` and would open an alert for each.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const sarif: ReportFormat = {
  name: 'sarif',
  description: 'SARIF 2.1.0, for GitHub code scanning and editors',
  render(result, options) {
    return safeText(`${JSON.stringify(log(result, options), undefined, 2)}\n`);
  },
};

function log(result: AuditResult, { toolVersion, provenance, showAccepted, customRules }: ReportOptions) {
  const { errors, notes = [] } = result;
  const shown: readonly (Finding | AcceptedFinding)[] = [...result.findings, ...showAccepted ? result.accepted : []];
  const rules = sarifRules(result, shown, { customRules });
  const prints = fingerprints(shown);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: driver(toolVersion, rules) },
      // The unit of the columns of this tool: an emoji is one column.
      columnKind: 'unicodeCodePoints',
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The directory in which the audit ran.' } } },
      invocations: [{
        executionSuccessful: errors.length === 0,
        toolExecutionNotifications: [...errors.map(notification), ...notes.map(note => ({ level: 'note', message: { text: lines(note) } }))],
      }],
      properties: {
        provenance: { ...provenanceData(provenance), pack: result.pack, kubernetesVersion: result.kubernetesVersion, notChecked: notChecked(result) },
      },
      results: [
        ...shown.map(finding => describe(finding, prints.get(finding)!, showAccepted)),
        // GitHub ignores notifications, and considers missing findings fixed.
        ...errors.map(error => describeError(error, showAccepted)),
      ].map(({ ruleId, ...rest }) => ({ ruleId, ruleIndex: indexes.get(ruleId), ...rest })),
    }],
  };
}

function notChecked({ notChecked: places = [] }: AuditResult) {
  return places.map(({ object, path }) => ({ object: objectName(object), path: formatPath(path) }));
}

function driver(toolVersion: string, rules: readonly SarifRule[]) {
  return { name: 'least-privilege', semanticVersion: toolVersion, informationUri: projectLink(), rules };
}

function describe(finding: Finding | AcceptedFinding, fingerprint: string, showAccepted: boolean) {
  const { rule, severity, object, path, key, message, unknown } = finding;
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: lines(`${objectName(object)}: ${message}${unknown ? ' (unknown)' : ''}\n${fixText(finding)}`) },
    locations: [location(finding)],
    partialFingerprints: { 'leastPrivilege/v1': fingerprint },
    // SARIF requires suppressions on all results or none; an empty list means not accepted.
    ...showAccepted ? { suppressions: 'reason' in finding ? [suppression(finding)] : [] } : {},
    properties: { severity, unknown, key, path: formatPath(path), template: object.origin.template },
  };
}

function suppression(finding: AcceptedFinding) {
  const { by, reason } = finding;
  const details = detailsText(finding);
  return {
    kind: by === 'annotation' ? 'inSource' : 'external',
    status: 'accepted',
    justification: lines(details === '' ? reason : `${reason} (${details})`),
  };
}

function location({ object, path }: Finding) {
  const position = object.origin.position(path);
  const { construct, template } = object.origin;
  const parts = namePartsOf(object);
  return {
    // GitHub hides alerts without a location: without a file, the object's name stands in for it.
    physicalLocation: position ? locationAt(position.file, position.line, position.column) : noLocation(uriOfParts(parts)),
    ...template === undefined ? {} : { message: { text: lines(`rendered from ${template}`) } },
    logicalLocations: [
      { name: parts.at(-1), fullyQualifiedName: parts.join('/'), kind: 'resource' },
      ...construct === undefined ? [] : [{ fullyQualifiedName: printable(construct) }],
    ],
  };
}

function locationAt(file: string, startLine: number, startColumn?: number) {
  const path = filePath(file);
  return {
    artifactLocation: path === undefined ? { uri: 'stdin' } : artifact(uriOf(path)),
    region: { startLine, startColumn },
  };
}

function noLocation(uri: string) {
  return { artifactLocation: { uri }, region: { startLine: 1 } };
}

function artifact(uri: string) {
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

function describeError(error: AuditError, showAccepted: boolean) {
  const { file = '', message } = error;
  return {
    ruleId: AUDIT_ERROR,
    level: 'error',
    message: { text: lines(message) },
    locations: [errorLocation(error)],
    partialFingerprints: { 'leastPrivilege/v1': sha256(JSON.stringify([AUDIT_ERROR, file, message])) },
    ...showAccepted ? { suppressions: [] } : {},
  };
}

function notification(error: AuditError) {
  return { level: 'error', message: { text: lines(error.message) }, locations: [errorLocation(error)] };
}

function errorLocation({ file, line = 1, column }: AuditError) {
  return { physicalLocation: file === undefined ? noLocation('audit') : locationAt(file, line, column) };
}

/** Text with the link syntax of SARIF escaped. */
function lines(text: string): string {
  return printableLines(text).join('\n').replaceAll('](', '] (');
}
