import { ReportOptions } from './format';
import { groupBy } from './group-by';
import { groupTitle, groupsOf, rankOf } from './groups';
import { objectName } from './object-name';
import { ruleDescription } from './rule-descriptions';
import { paintSeverity } from './severity-color';
import { startHere } from './start-here';
import { count } from './summary';
import { Colors } from './table';
import { positionText, TextDetails } from './text-details';
import { wrap } from './wrap';
import { Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';
import { SEVERITIES } from '../rules/severity';
import { printable } from '../text/printable';

/** The maximum readable line width. */
const MAXIMUM_WIDTH = 100;

/** The width of the severity column. */
const MARGIN = Math.max(...SEVERITIES.map(({ length }) => length)) + 2;

const INDENT = ' '.repeat(MARGIN);

/** The maximum number of objects of a rule with their own line; one line names the others. */
const LINES_OF_A_RULE = 2;

/** The maximum number of lines of other groups, which have one rule per line. */
const LINES_OF_A_GROUP = 8;

/** The number of groups from which those of low severity share a line. */
const MANY_GROUPS = 30;

/** Findings of one rule on one object. */
interface Entry {
  readonly finding: Finding;
  readonly count: number;
}

/** Groups of findings: one line for similar findings, with the lines and the fix of the first. */
export class TextGroups {
  private readonly width: number;
  private readonly details: TextDetails;

  public constructor(private readonly options: ReportOptions, private readonly colors: Colors) {
    this.width = Math.min(options.width, MAXIMUM_WIDTH);
    this.details = new TextDetails({ width: this.width }, colors);
  }

  public lines(findings: readonly Finding[]): string[] {
    const groups = groupsOf(findings, this.options.groupBy);
    const worst = groups[0] && rankOf(groups[0][0]);
    const isFolded = ([finding]: readonly Finding[]): boolean =>
      groups.length > MANY_GROUPS && rankOf(finding) !== worst && finding.severity === 'low';
    const unfolded = groups.filter(group => !isFolded(group));
    const folded = groups.filter(isFolded);
    return [
      ...unfolded.flatMap((group, index) => this.group(group, index === 0)),
      ...folded.length === 0 ? [] : this.folded(folded),
      ...findings.length === 0 ? [] : [''],
    ];
  }

  /** The changes to start with; empty if there is only one. */
  public startHere(findings: readonly Finding[]): string[] {
    const { bold } = this.colors;
    const { changes, resolves, of, failing } = startHere(findings, this.options);
    if (changes.length < 2) { return []; }
    return [
      ...wrap(`Start here: ${changes.length} changes resolve ${resolves} of ${count(of, 'finding')}${failing ? ' that fail the build' : ''}`, '', this.width).map(bold),
      ...changes.flatMap(({ remedy, objects, resolves: number }, index) =>
        this.row(`  ${index + 1}  `, 5, `${printable(remedy)} in ${namesOf(objects)}`, `-${number}`)),
      '',
    ];
  }

  /** Where to find more information. */
  public pointers(findings: readonly Finding[]): string[] {
    if (findings.length === 0) { return []; }
    const { dim } = this.colors;
    const { rule } = groupsOf(findings, 'rule').map(([first]) => first).find(first => ruleDescription(first.rule, {})) ?? {};
    return [
      ...rule === undefined ? [] : [['least-privilege explain ' + printable(rule), 'why it matters, how to fix or accept it']],
      ...this.pathPointer(),
      ['--show lines', 'the manifest lines and the fix of each finding'],
      ['--group-by object', 'or namespace, or severity'],
    ].map(([what, why], _, all) => `  ${what.padEnd(Math.max(...all.map(([{ length }]) => length)))}  ${dim(why)}`);
  }

  private pathPointer(): string[][] {
    const { paths = [] } = this.options.paths?.() ?? {};
    if (paths.length === 0) { return []; }
    const [{ target }] = paths;
    return [['least-privilege paths', `${count(paths.length, 'escalation path')}, the worst to ${printable(target.text)}`]];
  }

  private group(group: readonly Finding[], isFirst: boolean): string[] {
    const { groupBy: by } = this.options;
    const [first] = group;
    const isByRule = by === 'rule';
    const entries = [...groupBy(group, ({ rule, object, severity, unknown }) =>
      JSON.stringify([rule, severity, unknown, objectId(object)])).values()].map((alike): Entry => ({ finding: alike[0], count: alike.length }));
    const most = isByRule ? LINES_OF_A_RULE : LINES_OF_A_GROUP;
    // A last entry takes no more room than the line that would replace it.
    const shown = entries.length === most + 1 ? entries : entries.slice(0, most);
    return [
      this.head(group),
      ...shown.flatMap((entry, index) => [
        ...this.entry(entry, first),
        ...isFirst && index === 0 ? this.first(group.filter(finding => isAlike(finding, entry.finding))) : [],
      ]),
      ...entries.length === shown.length ? [] : [this.rest(entries.slice(shown.length))],
    ];
  }

  private head(group: readonly Finding[]): string {
    const { bold } = this.colors;
    const { groupBy: by } = this.options;
    const [first] = group;
    const title = by === 'severity' ? '' : groupTitle(group, by);
    const about = by === 'rule' ? printable(ruleDescription(first.rule, this.options)?.summary ?? '') : '';
    const number = group.length === 1 ? '' : String(group.length);
    const room = this.width - MARGIN - title.length - (number === '' ? 2 : number.length + 4);
    const text = about === '' || room < 10 ? '' : `  ${clip(about, room)}`;
    return `${this.margin(first)}${bold(title)}${text}${number === '' ? '' : number.padStart(Math.max(this.width - MARGIN - title.length - text.length, number.length + 2))}`;
  }

  private entry({ finding, count: number }: Entry, first: Finding): string[] {
    const { groupBy: by } = this.options;
    const { object, rule } = finding;
    const times = number === 1 ? '' : ` ×${number}`;
    const texts = {
      rule: objectName(object),
      object: printable(rule),
      namespace: `${printable(rule)}  ${objectName(object)}`,
      severity: `${printable(rule)}  ${objectName(object)}`,
    };
    const isAsHead = finding.severity === first.severity && finding.unknown === first.unknown;
    return this.row(isAsHead ? INDENT : this.margin(finding), MARGIN, `${texts[by]}${times}`, placeOf(finding));
  }

  /** Additional details of the first group: its keys, its lines and its fix. */
  private first(alike: readonly Finding[]): string[] {
    const indent = `${INDENT}  `;
    const [{ message }] = alike;
    const keys = [...new Set(alike.map(({ key }) => printable(key)))].join(', ');
    return [
      ...wrap(printable(message), indent, this.width),
      ...alike.length === 1 ? [] : [`${indent}${this.colors.dim(clip(`the same for ${keys}`, this.width - indent.length))}`],
      ...this.details.excerpt(alike[0], indent),
      ...this.details.fix(alike[0], indent),
    ];
  }

  private rest(entries: readonly Entry[]): string {
    const { groupBy: by } = this.options;
    const names = [...new Set(entries.map(({ finding: { object, rule } }) => printable(by === 'rule' ? object.name : rule)))];
    return `${INDENT}${this.colors.dim(clip(`and ${entries.length} more: ${names.join(', ')}`, this.width - MARGIN))}`;
  }

  private folded(groups: readonly (readonly Finding[])[]): string[] {
    const { groupBy: by } = this.options;
    const total = groups.reduce((sum, { length }) => sum + length, 0);
    const names = groups.map(group => `${groupTitle(group, by)}${group.length === 1 ? '' : ` ×${group.length}`}`).join(', ');
    return [
      `${paintSeverity(this.colors, 'low', 'LOW'.padEnd(MARGIN))}${count(total, 'finding')} of ${groups.length} more groups`,
      ...wrap(names, INDENT, this.width),
    ];
  }

  /** A text with a lead, and a right-aligned text that is never truncated: it gets its own line if it does not fit. */
  private row(lead: string, indent: number, text: string, right: string): string[] {
    const lines = wrap(text, '', this.width - indent).map((line, index) => ({ shown: (index === 0 ? lead : ' '.repeat(indent)) + line, width: indent + line.length }));
    if (right === '') { return lines.map(({ shown }) => shown); }
    const { dim } = this.colors;
    const { shown: last, width } = lines.at(-1)!;
    const gap = this.width - width - right.length;
    return gap >= 2
      ? [...lines.slice(0, -1).map(({ shown }) => shown), `${last}${' '.repeat(gap)}${dim(right)}`]
      : [...lines.map(({ shown }) => shown), `${' '.repeat(Math.max(this.width - right.length, indent))}${dim(right)}`];
  }

  private margin({ severity, unknown }: Finding): string {
    const text = `${severity.toUpperCase()}${unknown ? ' ?' : ''}`;
    return paintSeverity(this.colors, severity, text) + ' '.repeat(Math.max(MARGIN - text.length, 1));
  }
}

function placeOf({ object: { origin }, path }: Finding): string {
  const position = origin.position(path);
  if (position && origin.template !== undefined) { return `${positionText(position)}  ${printable(origin.template)}`; }
  return position ? positionText(position) : origin.construct === undefined ? '' : printable(origin.construct);
}

/** An object may be defined more than once. */
function objectId({ kind, namespace, name, origin }: ManifestObject): readonly unknown[] {
  const { file, line } = origin.position([]) ?? {};
  return [kind, namespace, name, file, line, origin.construct];
}

function isAlike(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.object === b.object && a.severity === b.severity && a.unknown === b.unknown;
}

/** Two objects by name, and how many more there are. */
function namesOf(objects: readonly ManifestObject[]): string {
  const names = objects.slice(0, 2).map(objectName);
  const more = objects.length - names.length;
  return `${names.join(more > 0 ? ', ' : ' and ')}${more > 0 ? ` and ${count(more, 'more object')}` : ''}`;
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(width - 1, 0)).trimEnd()}…`;
}
