import { createColors } from 'picocolors';
import { DocumentFormat } from './document-format';
import { groupBy } from './group-by';
import { objectName } from './object-name';
import { placeText } from './place-text';
import { count } from './summary';
import { Column, Colors, table } from './table';
import { AuditError } from '../audit/finding';
import { ListedAcceptance } from '../audit/listed-acceptances';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** All acceptances of an app, and the input that could not be read. */
export interface AcceptanceList {
  readonly acceptances: readonly ListedAcceptance[];
  readonly notes: readonly string[];
  readonly errors: readonly AuditError[];
}

/** Human-readable: one line for each acceptance, those without effect last. */
export const acceptancesText: DocumentFormat<AcceptanceList> = {
  name: 'text',
  description: 'human-readable: a line for each acceptance, those without effect listed separately',
  render({ acceptances, notes, errors }, { color }) {
    const colors = createColors(color);
    const active = acceptances.filter(({ state }) => state === 'active');
    const others = acceptances.filter(({ state }) => state !== 'active');
    const lines = [
      ...table('Accepted', columns(colors, active), active, colors),
      ...table('No effect', [{ title: 'STATE', value: ({ state }) => state.toUpperCase(), paint: colors.red }, ...columns(colors, others), {
        title: 'PROBLEM', value: ({ problem = '', otherObjects }) => `${problem}${otherObjects === undefined ? '' : ` (on ${count(otherObjects, 'more object')} too)`}`,
      }], others, colors),
      ...errors.map(error => `${colors.inverse(colors.red('ERROR'))}  ${printable([placeText(error), error.message].filter(text => text !== '').join(': '))}`),
      ...errors.length > 0 ? [''] : [],
      ...notes.flatMap(note => [`Note: ${printable(note)}`, '']),
      colors.bold(summary(acceptances, errors)),
    ];
    return safeText(`${lines.join('\n')}\n`, { colors: color });
  },
};

/** Leaves out optional columns without a value. */
function columns(colors: Colors, acceptances: readonly ListedAcceptance[]): Column<ListedAcceptance>[] {
  const optional = (title: string, field: 'created' | 'owner' | 'ticket'): Column<ListedAcceptance>[] =>
    acceptances.some(acceptance => acceptance[field] !== undefined) ? [{ title, value: acceptance => acceptance[field] ?? '-' }] : [];
  return [
    ...optional('CREATED', 'created'),
    { title: 'UNTIL', value: untilText, paint: (text, { daysLeft = Infinity }) => daysLeft < 0 ? colors.red(text) : text },
    { title: 'RULE', value: ({ rule }) => rule },
    { title: 'KEY', value: ({ key, count: times }) => `${key === undefined ? '(all)' : `[${key}]`}${times === undefined ? '' : ` ${times} times`}` },
    { title: 'OBJECT', value: ({ object }) => objectName(object) },
    { title: 'BY', value: ({ by }) => by },
    ...optional('OWNER', 'owner'),
    ...optional('TICKET', 'ticket'),
    { title: 'REASON', value: ({ reason }) => reason },
  ];
}

function untilText({ until, daysLeft }: ListedAcceptance): string {
  if (until === undefined) { return 'no end'; }
  if (daysLeft === undefined) { return until; }
  return `${until} (${daysLeft === 0 ? 'last day' : daysLeft > 0 ? `${count(daysLeft, 'day')} left` : `${count(-daysLeft, 'day')} ago`})`;
}

function summary(acceptances: readonly ListedAcceptance[], errors: readonly AuditError[]): string {
  const byState = [...groupBy(acceptances, ({ state }) => state)].filter(([state]) => state !== 'active').map(([state, { length }]) => `${length} ${state}`);
  const active = acceptances.filter(({ state }) => state === 'active').length;
  return `${count(active, 'accepted finding')}${byState.length === 0 ? '' : `; acceptances without effect: ${byState.join(', ')}`}`
    + `${errors.length === 0 ? '' : `; ${count(errors.length, 'error')}, so the list may not be complete`}`;
}
