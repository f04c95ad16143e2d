import { createColors } from 'picocolors';
import { acceptanceText } from './acceptance-text';
import { excerpt } from './excerpt';
import { ReportFormat, ReportOptions } from './format';
import { groupBy } from './group-by';
import { objectName } from './object-name';
import { shownFindings } from './outcome';
import { provenanceLine } from './provenance-line';
import { paintSeverity } from './severity-color';
import { summarize } from './summary';
import { isCode, MINIMUM_WIDTH, wrap, wrapUnlessCode } from './wrap';
import { AcceptedFinding, AuditError, AuditResult, Finding } from '../audit/finding';
import { ManifestObject, Position } from '../manifest/manifest-object';
import { formatPath } from '../manifest/path';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** The columns in front of a line of a file, at most in files that people read. */
const GUTTER = 12;

type Colors = ReturnType<typeof createColors>;

/** For people: grouped by object, with the lines in question and how to mend them. */
export const text: ReportFormat = {
  name: 'text',
  description: 'for people: grouped by object, with the lines and how to mend them',
  render(result, options) {
    const writer = new TextWriter(options);
    return writer.write(result);
  },
};

class TextWriter {
  private readonly colors: Colors;
  private readonly lines: string[] = [];

  public constructor(private readonly options: ReportOptions) {
    this.colors = createColors(options.color);
  }

  public write(result: AuditResult): SafeText {
    const { color, failOn, showAccepted } = this.options;
    const shown = shownFindings(result, this.options);
    this.groups(shown, findings => this.findings(findings));
    if (showAccepted && result.accepted.length > 0) {
      this.lines.push(this.colors.bold('Accepted'), '');
      this.groups(result.accepted, findings => findings.forEach(finding => this.accepted(finding)));
    }
    for (const error of result.errors) { this.error(error); }
    if (shown.some(finding => finding.unknown)) {
      this.lines.push(...wrap('Findings marked as unknown depend on what the input does not show. Add it with --context PATH, '
        + 'or say with --complete that there is nothing else.', '', this.options.width), '');
    }
    for (const note of result.notes ?? []) { this.lines.push(...wrap(`Note: ${printable(note)}`, '', this.options.width), ''); }
    const { fails, text: summary } = summarize(result, failOn);
    this.lines.push(this.colors.bold(fails ? this.colors.red(summary) : this.colors.green(summary)));
    this.lines.push(this.colors.dim(provenanceLine(result, this.options)));
    return safeText(`${this.lines.join('\n')}\n`, { colors: color });
  }

  private groups<T extends Finding>(findings: readonly T[], write: (findings: readonly T[]) => void): void {
    for (const [object, group] of groupBy(findings, finding => finding.object)) {
      this.header(object);
      write(group);
    }
  }

  private header(object: ManifestObject): void {
    const { bold, dim } = this.colors;
    const { construct } = object.origin;
    const position = object.origin.position([]);
    this.lines.push(`${bold(objectName(object))}${construct === undefined ? '' : dim(` made by ${printable(construct)}`)}`);
    if (position) { this.lines.push(dim(formatPosition(position))); }
    this.lines.push('');
  }

  /** Those of one object. What is wrong with many resources of one rule of a role is told once. */
  private findings(findings: readonly Finding[]): void {
    for (const alike of groupBy(findings, likeness).values()) { this.alike(alike); }
  }

  private alike(findings: readonly Finding[]): void {
    const { width } = this.options;
    const [finding, ...others] = findings;
    for (const each of findings) { this.title(each); }
    this.lines.push(...wrap(`${printable(finding.message)}${others.length === 0 ? '' : `; the same goes for the ${others.length === 1 ? 'other' : `${others.length} others`}`}`, '  ', width));
    this.place(finding);
    this.fix(finding.fix);
    this.lines.push('');
  }

  private fix(fix: string): void {
    const { green } = this.colors;
    const { width } = this.options;
    if (isCode(fix)) {
      this.lines.push(`  ${green('Fix:')}`, ...wrapUnlessCode(fix, '    ', width));
    } else {
      const [first, ...rest] = wrap(`Fix: ${fix}`, '  ', width);
      this.lines.push(first.replace('Fix:', green('Fix:')), ...rest);
    }
  }

  private accepted(finding: AcceptedFinding): void {
    const { width } = this.options;
    this.title(finding);
    this.lines.push(...wrap(printable(finding.message), '  ', width), ...wrap(printable(acceptanceText(finding)), '  ', width), '');
  }

  private place({ object, path }: Finding): void {
    const { cyan, dim, red } = this.colors;
    const position = object.origin.position(path);
    const field = printable(formatPath(path));
    const place = [...(position ? [cyan(formatPosition(position))] : []), ...(field === '' ? [] : [dim(field)])].join('  ');
    if (place !== '') { this.lines.push(`    ${place}`); }
    if (!position) { return; }
    const lines = excerpt(object, path, position, Math.max(this.options.width - GUTTER, MINIMUM_WIDTH));
    const gutter = String(Math.max(...lines.map(({ number = 0 }) => number))).length;
    for (const line of lines) {
      const number = String(line.number ?? '').padStart(gutter);
      this.lines.push(`    ${dim(`${number} |`)} ${line.number === undefined ? red(line.text) : line.text}`.trimEnd());
    }
  }

  private error({ file, line, column, message }: AuditError): void {
    const place = [file === undefined ? undefined : printable(file), line, column].filter(part => part !== undefined).join(':');
    this.lines.push(`${this.colors.inverse(this.colors.red('ERROR'))}${place === '' ? '' : `  ${place}`}`);
    this.lines.push(...wrap(printable(message), '  ', this.options.width), '');
  }

  /** With the key as an acceptance names it. */
  private title({ severity, unknown, rule, key }: Finding): void {
    const { bold, dim, magenta } = this.colors;
    const grade = `${paintSeverity(this.colors, severity, severity.toUpperCase())}${unknown ? ` ${magenta('unknown')}` : ''}`;
    this.lines.push(`  ${grade}  ${bold(printable(rule))} ${dim(`[${printable(key)}]`)}`);
  }
}

/** The same for findings of one object that differ in nothing but their key. */
function likeness({ rule, severity, unknown, path, key, message, fix }: Finding): string {
  return JSON.stringify([rule, severity, unknown, path, fix, message.replaceAll(key, '')]);
}

function formatPosition({ file, line, column }: Position): string {
  return `${printable(file)}:${line}:${column}`;
}
