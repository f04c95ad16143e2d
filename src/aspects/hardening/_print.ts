import { HardenedWorkload, HardeningEntry, HardeningOutcome } from './hardening-report';

type Identity = Pick<HardenedWorkload, 'kind' | 'name' | 'namespace' | 'constructPath'>;

const TITLES: { readonly [outcome in HardeningOutcome]: string } = {
  [HardeningOutcome.LOST_TOKEN]: 'LOST ITS TOKEN',
  [HardeningOutcome.CHANGED]: 'done',
  [HardeningOutcome.COULD_BREAK]: 'not done',
  [HardeningOutcome.KEPT]: 'left alone',
};

/**
 * What a person reads about the last synth: one paragraph an object, one line a
 * measure. Empty when there is nothing to say.
 */
export function printedReport(entries: readonly HardeningEntry[], workloads: readonly HardenedWorkload[]): string {
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
  const [{ kind, name, namespace, constructPath }] = entries;
  const lines = Object.values(HardeningOutcome).sort().reverse().flatMap(outcome =>
    groupBy(entries.filter(entry => entry.outcome === outcome), ({ measure, message }) => `${measure}\n${message}`).map(same => {
      const containers = same.flatMap(({ container }) => container ?? []);
      return `    ${TITLES[outcome]}: ${same[0].measure}${containers.length > 0 ? ` (${containers.join(', ')})` : ''}: ${same[0].message}`;
    }));
  const remedies = [...new Set(entries.flatMap(({ lineToWrite }) => lineToWrite ?? []))];
  const restricted = notRestricted === undefined ? []
    : notRestricted.length === 0 ? ['    Pod Security "restricted": passes']
      : ['    Pod Security "restricted": refuses it', ...notRestricted.map(message => `      ${message}`)];
  return [
    `  ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '(no name)'} [${constructPath}]`,
    ...lines,
    ...remedies.length > 0 ? ['    to do it, write', ...remedies.map(remedy => `      ${remedy}`)] : [],
    ...restricted,
  ].join('\n');
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
