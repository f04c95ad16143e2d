import { acceptanceText } from './acceptance-text';
import { filePath } from './file-path';
import { fixText } from './fix-text';
import { ReportFormat, ReportOptions } from './format';
import { groupBy } from './group-by';
import { objectName } from './object-name';
import { objectPlace } from './object-place';
import { failsBuild } from './outcome';
import { placeText } from './place-text';
import { provenanceLine } from './provenance-line';
import { FailOnName } from '../audit/fail-on';
import { AcceptedFinding, AuditError, AuditResult, Finding } from '../audit/finding';
import { formatPath } from '../manifest/path';
import { printable, printableLines } from '../text/printable';
import { safeText } from '../text/safe-text';

/** Jenkins groups by the part before the last dot, which separates these from the tests of the project. */
const PACKAGE = 'least-privilege';

/** A `testcase`. */
interface Case {
  readonly name: string;
  readonly classname: string;
  readonly file?: string;
  readonly line?: number;
  /** Unset for a passed test. */
  readonly outcome?: { readonly element: 'failure' | 'error' | 'skipped'; readonly type?: string; readonly message: string; readonly text: string };
}

/** A `testsuite`. */
interface Suite {
  readonly name: string;
  readonly notes?: readonly string[];
  readonly cases: readonly Case[];
}

type Element = 'failure' | 'error' | 'skipped';

/**
 * For GitLab, Jenkins and other tools that show test results. A suite is an object and a
 * test is a finding: failed if it fails the build, otherwise skipped, because it is not
 * fixed. GitLab shows only the name of a test and requires unique names.
 *
 * @see https://docs.gitlab.com/ci/testing/unit_test_reports/
 * @see https://github.com/testmoapp/junitxml
 */
export const junit: ReportFormat = {
  name: 'junit',
  description: 'JUnit XML, for the test results of GitLab, Jenkins and others',
  render(result, options) {
    const suites = suitesOf(result, options);
    return safeText(`${[
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name: PACKAGE, ...totals(suites.flatMap(({ cases }) => cases)) })}>`,
      ...suites.flatMap(writeSuite),
      '</testsuites>',
    ].join('\n')}\n`);
  },
};

function suitesOf(result: AuditResult, options: ReportOptions): Suite[] {
  const { findings, accepted, errors, notes = [] } = result;
  // Jenkins fails a build whose report has no tests.
  const inputCases = errors.length === 0 ? [{ name: 'everything could be read and checked', classname: `${PACKAGE}.audit` }] : errors.map(errorCase);
  const groups = groupBy<Finding | AcceptedFinding, string>([...findings, ...accepted], ({ object }) => objectName(object));
  return [
    { name: PACKAGE, notes: [...notes, provenanceLine(result, options)], cases: unique(inputCases) },
    ...[...groups].map(([name, group]) => ({ name, cases: unique(group.map(finding => findingCase(finding, options.failOn))) })),
  ];
}

function errorCase(error: AuditError): Case {
  const { file, line, message } = error;
  const path = file === undefined ? undefined : filePath(file);
  const place = placeText(error);
  return {
    name: `could be read and checked${file === undefined ? '' : `: ${path ?? file}`}`,
    classname: `${PACKAGE}.audit`,
    file: path,
    line: path === undefined ? undefined : line,
    outcome: { element: 'error', message, text: place === '' ? message : `${place}\n${message}` },
  };
}

function findingCase(finding: Finding | AcceptedFinding, failOn: FailOnName): Case {
  const { rule, severity, object, path, key, message, unknown } = finding;
  const position = object.origin.position(path);
  const file = position && filePath(position.file);
  const place = [
    ...position === undefined ? [] : [objectPlace(object, path)!],
    ...path.length === 0 ? [] : [formatPath(path)],
    ...object.origin.construct === undefined ? [] : [`made by ${object.origin.construct}`],
  ].join('  ');
  const acceptance = 'reason' in finding ? [acceptanceText(finding)] : [];
  return {
    name: `${rule}: ${objectName(object)} [${key}]`,
    classname: `${PACKAGE}.${rule}`,
    file,
    line: file === undefined ? undefined : position?.line,
    outcome: {
      element: acceptance.length === 0 && failsBuild(finding, failOn) ? 'failure' : 'skipped',
      type: severity,
      message: acceptance[0] ?? message,
      // GitLab shows only the text.
      text: [`${severity}${unknown ? ', unknown' : ''}: ${message}`, ...place === '' ? [] : [place], ...acceptance, fixText(finding)].join('\n'),
    },
  };
}

/** GitLab drops all but the first test with the same name. */
function unique(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map(each => {
    const number = (seen.get(each.name) ?? 0) + 1;
    seen.set(each.name, number);
    return number === 1 ? each : { ...each, name: `${each.name} (${number})` };
  });
}

function totals(cases: readonly Case[]) {
  const number = (element: Element) => cases.filter(({ outcome }) => outcome?.element === element).length;
  return { tests: cases.length, failures: number('failure'), errors: number('error'), skipped: number('skipped') };
}

function writeSuite({ name, notes = [], cases }: Suite): string[] {
  return [`  <testsuite${attributes({ name, ...totals(cases) })}>`, ...writeNotes(notes), ...cases.flatMap(writeCase), '  </testsuite>'];
}

function writeNotes(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : ['    <properties>', ...notes.map(note => `      <property${attributes({ name: 'note', value: note })}/>`), '    </properties>'];
}

function writeCase({ outcome, ...fields }: Case): string[] {
  if (!outcome) { return [`    <testcase${attributes({ ...fields })}/>`]; }
  const { element, text, ...rest } = outcome;
  return [`    <testcase${attributes({ ...fields })}>`, `      <${element}${attributes(rest)}>${escape(printableLines(text).join('\n'))}</${element}>`, '    </testcase>'];
}

function attributes(values: { readonly [name: string]: string | number | undefined }): string {
  return Object.entries(values).flatMap(([name, value]) => value === undefined ? [] : [` ${name}="${escape(printable(String(value)))}"`]).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
