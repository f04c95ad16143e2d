import { ReportOptions } from './format';
import { groupBy } from './group-by';
import { groupTitle, groupsOf } from './groups';
import { objectName } from './object-name';
import { Colors } from './table';
import { positionText, TextDetails } from './text-details';
import { wrap } from './wrap';
import { Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';
import { printable } from '../text/printable';

/** Each finding with its lines and its fix, grouped by object. */
export function findingLines(findings: readonly Finding[], options: ReportOptions, colors: Colors): string[] {
  const details = new TextDetails(options, colors);
  const byObject = (group: readonly Finding[]): string[] =>
    objectLines(group, colors, ofObject =>
      [...groupBy(ofObject, groupKey).values()].flatMap(alike => alikeLines(alike, options.width, details)));
  if (options.groupBy === 'object') { return byObject(findings); }
  return groupsOf(findings, options.groupBy)
    .flatMap(group => [colors.bold(colors.inverse(groupTitle(group, options.groupBy))), '', ...byObject(group)]);
}

/** Findings with a header for each object. */
export function objectLines<T extends Finding>(
  findings: readonly T[], colors: Colors, lines: (findings: readonly T[]) => readonly string[],
): string[] {
  return [...groupBy(findings, ({ object }) => object)].flatMap(([object, group]) => [...headerLines(object, colors), ...lines(group)]);
}

function headerLines(object: ManifestObject, { bold, dim }: Colors): string[] {
  const { construct, template } = object.origin;
  const position = object.origin.position([]);
  return [
    `${bold(objectName(object))}${construct === undefined ? '' : dim(` made by ${printable(construct)}`)}`,
    ...position ? [dim(`${positionText(position)}${template === undefined ? '' : `  ${printable(template)}`}`)] : [],
    '',
  ];
}

/** The same problem of several resources in one rule of a role is reported once. */
function alikeLines(findings: readonly Finding[], width: number, details: TextDetails): string[] {
  const [finding, ...others] = findings;
  return [
    ...findings.map(each => details.title(each)),
    ...wrap(`${printable(finding.message)}${others.length === 0 ? '' : `; the same applies to the ${others.length === 1 ? 'other' : `${others.length} others`}`}`, '  ', width),
    ...details.place(finding),
    ...details.fix(finding, '  '),
    '',
  ];
}

/** Equal for findings of one object that differ only in their keys. */
function groupKey({ rule, severity, unknown, path, key, message, fix }: Finding): string {
  return JSON.stringify([rule, severity, unknown, path, fix, message.replaceAll(key, '')]);
}
