import { measuresLine } from './_line-to-write';
import { HardeningMeasures } from './hardening-measure';
import { HardeningWorkload, HardeningEntry, HardeningOutcome } from './hardening-report';
import { printable } from '../../text/printable';

type Identity = Pick<HardeningWorkload, 'kind' | 'name' | 'namespace' | 'constructPath'>;

const ORDER = [HardeningOutcome.LOST_TOKEN, HardeningOutcome.CHANGED, HardeningOutcome.COULD_BREAK, HardeningOutcome.KEPT];
const MEASURES = HardeningMeasures.all();

const TITLES: { readonly [outcome in HardeningOutcome]: string } = {
  [HardeningOutcome.LOST_TOKEN]: 'LOST ITS TOKEN',
  [HardeningOutcome.CHANGED]: 'done',
  [HardeningOutcome.COULD_BREAK]: 'not done',
  [HardeningOutcome.KEPT]: 'left alone',
};

/**
 * The printed report of the last synth: one paragraph per object, one line per
 * measure. Empty if there is nothing to report.
 */
export function printedReport(entries: readonly HardeningEntry[], workloads: readonly HardeningWorkload[]): string {
  if (entries.length === 0) { return ''; }
  const restrictions = new Map(workloads.map(workload => [keyOf(workload), workload.notRestricted]));
  const paragraphs = groupBy(entries, keyOf).map(group => paragraph(group, restrictions.get(keyOf(group[0]))));
  const count = (outcome: HardeningOutcome): number => entries.filter(entry => entry.outcome === outcome).length;
  const lost = count(HardeningOutcome.LOST_TOKEN);
  const head = `Hardening: ${count(HardeningOutcome.CHANGED)} done, ${count(HardeningOutcome.COULD_BREAK)} not done because they could break a program, ${
    count(HardeningOutcome.KEPT)} left alone${lost > 0 ? `, ${lost} LOST A TOKEN` : ''}`;
  return [head, ...paragraphs].join('\n');
}

function paragraph(entries: readonly HardeningEntry[], notRestricted: readonly string[] | undefined): string {
  const [object] = entries;
  return [
    `  ${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name ?? '(no name)'} [${object.constructPath}]`,
    ...ORDER.flatMap(outcome => outcomeLines(entries.filter(entry => entry.outcome === outcome), outcome)),
    ...remedyLines(entries),
    ...notRestricted === undefined ? [] : restrictedLines(entries, notRestricted),
  ].map(printable).join('\n');
}

function outcomeLines(entries: readonly HardeningEntry[], outcome: HardeningOutcome): string[] {
  return groupBy(entries, ({ measure, message }) => JSON.stringify([measure, message])).map(same => {
    const containers = same.flatMap(({ container }) => container ?? []);
    return `    ${TITLES[outcome]}: ${same[0].measure}${containers.length > 0 ? ` in ${containers.join(', ')}` : ''}. ${same[0].message}`;
  });
}

/** One line of code can request several measures for an object. */
function remedyLines(entries: readonly HardeningEntry[]): string[] {
  const open = entries.filter(({ lineToWrite }) => lineToWrite !== undefined);
  const measures = MEASURES.filter(measure => open.some(entry => entry.measure === measure && entry.lineToWrite === measuresLine(entry, [measure])));
  const others = open.filter(entry => !measures.some(measure => measure === entry.measure)).map(({ lineToWrite }) => lineToWrite!);
  const lines = [...measures.length > 0 ? [measuresLine(entries[0], measures)] : [], ...new Set(others)];
  return lines.length === 0 ? [] : ['    To apply it anyway, write', ...lines.map(line => `      ${line}`)];
}

function restrictedLines(entries: readonly HardeningEntry[], notRestricted: readonly string[]): string[] {
  if (notRestricted.length === 0) { return ['    Passes Pod Security "restricted".']; }
  const notReported = notRestricted.filter(message => !entries.some(entry => entry.message.startsWith(message)));
  const reasons = [...notReported.length < notRestricted.length ? ['what was left alone'] : [], ...notReported.length > 0 ? ['this'] : []];
  return [
    `    Pod Security "restricted" refuses it for ${reasons.join(', and for ')}${notReported.length > 0 ? ':' : '.'}`,
    ...notReported.map(message => `      ${message}`),
  ];
}

function keyOf({ kind, name, namespace, constructPath }: Identity): string {
  return JSON.stringify([kind, name, namespace, constructPath]);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const found = groups.get(key(item));
    if (found) { found.push(item); } else { groups.set(key(item), [item]); }
  }
  return [...groups.values()];
}
