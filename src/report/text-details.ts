import { acceptanceText } from './acceptance-text';
import { excerpt } from './excerpt';
import { fixTitle } from './fix-text';
import { ReportOptions } from './format';
import { paintSeverity } from './severity-color';
import { Colors } from './table';
import { isCode, MINIMUM_WIDTH, wrap, wrapUnlessCode } from './wrap';
import { AcceptedFinding, Finding } from '../audit/finding';
import { Position } from '../manifest/manifest-object';
import { formatPath } from '../manifest/path';
import { printable } from '../text/printable';

/** The width in front of a line of a file; enough for files that people read. */
const GUTTER = 12;

/** All details of one finding in the human-readable format, as lines. */
export class TextDetails {
  public constructor(private readonly options: Pick<ReportOptions, 'width'>, private readonly colors: Colors) {}

  /** Shows the key as an acceptance names it. */
  public title({ severity, unknown, rule, key }: Finding): string {
    const { bold, dim, magenta } = this.colors;
    const severityText = `${paintSeverity(this.colors, severity, severity.toUpperCase())}${unknown ? ` ${magenta('unknown')}` : ''}`;
    return `  ${severityText}  ${bold(printable(rule))} ${dim(`[${printable(key)}]`)}`;
  }

  /** The location, with the lines of the file. */
  public place({ object, path }: Finding): string[] {
    const { cyan, dim } = this.colors;
    const position = object.origin.position(path);
    const field = printable(formatPath(path));
    const { template } = object.origin;
    const place = [...(position ? [cyan(positionText(position))] : []), ...template === undefined ? [] : [dim(printable(template))], ...(field === '' ? [] : [dim(field)])].join('  ');
    return [...place === '' ? [] : [`    ${place}`], ...this.excerpt({ object, path }, '    ')];
  }

  /** The lines of the file, with a caret below the location. */
  public excerpt({ object, path }: Pick<Finding, 'object' | 'path'>, indent: string): string[] {
    const { dim, red } = this.colors;
    const position = object.origin.position(path);
    if (!position) { return []; }
    const lines = excerpt(object, path, position, Math.max(this.options.width - GUTTER, MINIMUM_WIDTH));
    const gutter = String(Math.max(...lines.map(({ number = 0 }) => number))).length;
    return lines.map(({ number, text }) =>
      `${indent}${dim(`${String(number ?? '').padStart(gutter)} |`)} ${number === undefined ? red(text) : text}`.trimEnd());
  }

  public fix(finding: Finding, indent: string): string[] {
    const { green } = this.colors;
    const { width } = this.options;
    const { fix } = finding;
    const title = fixTitle(finding);
    if (isCode(fix)) { return [`${indent}${green(title)}`, ...wrapUnlessCode(fix, `${indent}  `, width)]; }
    const [first, ...rest] = wrap(`${title} ${fix}`, indent, width);
    return [first.replace(title, green(title)), ...rest];
  }

  public accepted(finding: AcceptedFinding): string[] {
    const { width } = this.options;
    return [this.title(finding), ...wrap(printable(finding.message), '  ', width), ...wrap(printable(acceptanceText(finding)), '  ', width), ''];
  }
}

/** A position in a form that terminals and editors open. */
export function positionText({ file, line, column }: Position): string {
  return `${printable(file)}:${line}:${column}`;
}
