import { JsonReader } from './json-reader';
import { Report, ReportedAcceptance, ReportedFinding, ReportedObject, ReportedOverride } from './report';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { SEVERITIES } from '../rules/severity';
import { printable } from '../text/printable';

/** The supported version of the JSON report. */
const VERSION = 1;

const TOOL = 'least-privilege';

const REMEDY = 'write it with least-privilege audit --output json=FILE';

/** Length of a shortened digest, in hexadecimal digits. */
const DIGEST_LENGTH = 12;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads a JSON report of an audit. Unknown fields are ignored, because newer versions add
 * fields.
 *
 * @throws InputError if the input is not a report, or was shortened
 */
export function readReport(text: string, file: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const hint = /^\}\s*\{/m.test(text) ? 'it may hold several reports: pass each as a file of its own' : REMEDY;
    throw new InputError(printable(`${file} is not JSON (${(error as Error).message}); ${hint}`));
  }
  try {
    return readValue(value, file);
  } catch (error) {
    if (!(error instanceof InputError)) { throw error; }
    throw new InputError(printable(`${file} is not a readable JSON report of ${TOOL}: ${error.message}`));
  }
}

function readValue(value: unknown, file: string): Report {
  const report = new JsonReader(value);
  withRemedy(() => report.field('tool').field('name').oneOf([TOOL]));
  const toolVersion = report.field('tool').field('version').text();
  const version = report.field('version').count();
  if (version !== VERSION) {
    throw new InputError(`it has version ${version} of the format, written by ${TOOL} ${quote(toolVersion)}; this program reads version ${VERSION}: use the same ${TOOL} for both`);
  }
  return withRemedy(() => {
    const provenance = report.field('provenance').optional(found => found);
    const read: Report = {
      file,
      labels: provenance?.field('labels').optional(labels => labels.texts()) ?? {},
      time: provenance?.field('time').optional(time => readTime(time)),
      toolVersion,
      pack: report.field('pack').text(),
      kubernetesVersion: report.field('kubernetesVersion').optional(found => found.text()),
      policy: provenance?.field('policy').optional(files => files.list(readUsedFile))?.join(', ') || undefined,
      overriddenRules: provenance?.field('rules').optional(rules => rules.list(readOverride)) ?? [],
      notes: report.field('notes').optional(notes => notes.list(note => note.text())) ?? [],
      findings: report.field('findings').list(readFinding),
      accepted: report.field('accepted').list(readAcceptance),
      errors: report.field('errors').list(error => ({
        file: error.field('file').optional(found => found.text()),
        line: error.field('line').optional(found => found.count()),
        column: error.field('column').optional(found => found.count()),
        message: error.field('message').text(),
      })),
      notChecked: report.field('notChecked').optional(places => places.list(place => ({
        object: readObject(place.field('object')), path: place.field('path').text(),
      }))) ?? [],
    };
    checkSummary(read, report.field('summary'));
    return read;
  });
}

/** A report with findings removed would look cleaner than it is. */
function checkSummary({ findings, accepted, errors }: Report, summary: JsonReader): void {
  const check = (field: JsonReader, name: string, found: number) => {
    const count = field.count();
    if (count !== found) { throw new InputError(`its summary counts ${count} ${name}, but it lists ${found}`); }
  };
  for (const severity of SEVERITIES) {
    check(summary.field('findings').field(severity), `${severity} findings`, findings.filter(finding => finding.severity === severity).length);
  }
  check(summary.field('accepted'), 'accepted findings', accepted.length);
  check(summary.field('errors'), 'errors', errors.length);
}

function readFinding(finding: JsonReader): ReportedFinding {
  return {
    rule: finding.field('rule').text(),
    severity: finding.field('severity').oneOf(SEVERITIES),
    key: finding.field('key').text(),
    object: readObject(finding.field('object')),
  };
}

function readAcceptance(finding: JsonReader): ReportedAcceptance {
  const date = (field: JsonReader) => field.matching(DATE, 'a date as YYYY-MM-DD');
  const text = (field: JsonReader) => field.text();
  return {
    ...readFinding(finding),
    reason: finding.field('reason').text(),
    by: finding.field('by').text(),
    until: finding.field('until').optional(date),
    owner: finding.field('owner').optional(text),
    ticket: finding.field('ticket').optional(text),
    created: finding.field('created').optional(date),
  };
}

function readOverride(rule: JsonReader): ReportedOverride {
  return {
    rule: rule.field('rule').text(), from: rule.field('from').text(), to: rule.field('to').text(), by: rule.field('by').optional(by => by.text()),
  };
}

/** A file name with enough of its digest to identify it. */
function readUsedFile(used: JsonReader): string {
  const digest = used.field('sha256').optional(found => found.text());
  return `${used.field('file').text()}${digest === undefined ? '' : `@${digest.slice(0, DIGEST_LENGTH)}`}`;
}

function readObject(object: JsonReader): ReportedObject {
  return {
    apiVersion: object.field('apiVersion').text(),
    kind: object.field('kind').text(),
    namespace: object.field('namespace').optional(namespace => namespace.text()),
    name: object.field('name').text(),
  };
}

/** A time without an offset is UTC. */
function readTime(field: JsonReader): string {
  const time = field.matching(TIME, 'a time as in 2030-01-31T23:59:59Z');
  const date = new Date(/(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}Z`);
  if (isNaN(date.getTime())) { throw new InputError(`provenance.time must be a time that exists, got ${quote(time)}`); }
  return date.toISOString().replace('.000Z', 'Z');
}

function withRemedy<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${error.message}; ${REMEDY}`) : error;
  }
}
