import { changeDetail, changeSubject, changeText, grantScopeText } from './change-words';
import { groupBy } from './group-by';
import { AccessChange, CHANGE_KINDS, ChangeKind, PermissionChange } from '../access/access-change';

/** A line about what one holder, workload or namespace gains or loses. */
export interface ChangeLine {
  readonly sign: '+' | '-';
  /** The scope of permissions, or what changes. */
  readonly text: string;
  /** How the change comes about; may be empty. */
  readonly detail: string;
  readonly isPossible: boolean;
  readonly sensitive: readonly string[];
  /** The permissions. */
  readonly items: readonly ChangeItem[];
  /** The number of changes in this line. */
  readonly changes: number;
}

/** Resources with the same verbs. */
export interface ChangeItem {
  readonly text: string;
  readonly sensitive: readonly string[];
}

/** The changes of one kind, by subject. */
export interface ChangeSection {
  readonly kind: ChangeKind;
  readonly subjects: readonly { readonly subject: string; readonly lines: readonly ChangeLine[] }[];
}

/** The changes in display order. */
export function changeSections(gives: readonly AccessChange[], takes: readonly AccessChange[]): ChangeSection[] {
  const sides = [...gives.map(change => ({ sign: '+' as const, change })), ...takes.map(change => ({ sign: '-' as const, change }))];
  return CHANGE_KINDS.flatMap(kind => {
    const ofKind = sides.filter(({ change }) => change.kind === kind);
    const subjects = [...groupBy(ofKind, ({ change }) => changeSubject(change))].map(([subject, changes]) => ({
      subject, lines: [...groupBy(changes, ({ sign }) => sign)].flatMap(([sign, ofSign]) => linesOf(sign, ofSign.map(({ change }) => change))),
    }));
    return ofKind.length === 0 ? [] : [{ kind, subjects }];
  });
}

function linesOf(sign: ChangeLine['sign'], changes: readonly AccessChange[]): ChangeLine[] {
  const permissions = changes.filter((change): change is PermissionChange => change.kind === 'permission');
  const together = groupBy(permissions, change => JSON.stringify([changeDetail(change), grantScopeText(change), change.certainty]));
  const ofPermissions = [...together.values()].map(group => ({
    sign,
    text: grantScopeText(group[0]),
    detail: changeDetail(group[0]),
    isPossible: group[0].certainty === 'possible',
    sensitive: [],
    items: itemsOf(group),
    changes: group.length,
  }));
  const others = changes.filter(({ kind }) => kind !== 'permission').map(change => ({
    sign, text: changeText(change), detail: changeDetail(change), isPossible: change.certainty === 'possible', sensitive: change.sensitive, items: [], changes: 1,
  }));
  return [...ofPermissions, ...others];
}

/** One item for resources with the same verbs and the same sensitive permissions. */
function itemsOf(changes: readonly PermissionChange[]): ChangeItem[] {
  const alike = groupBy(changes, ({ rule, sensitive, permission }) =>
    JSON.stringify([sensitive, rule === undefined || rule.names !== undefined ? permission : rule.verbs]));
  return [...alike.values()]
    .map(group => {
      const [{ rule, sensitive, permission }] = group;
      const verbs = rule?.verbs.join(',') ?? '';
      const text = rule === undefined ? permission : `${group.map(change => change.permission.replace(` ${verbs}`, '')).join(', ')}: ${verbs}`;
      return { text, sensitive };
    })
    .sort((a, b) => Number(b.sensitive.length > 0) - Number(a.sensitive.length > 0));
}
