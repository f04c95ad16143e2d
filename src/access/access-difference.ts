import { AccessChange, CHANGE_KINDS } from './access-change';
import { AccessSnapshot } from './access-snapshot';
import { bindingChanges } from './binding-changes';
import { credentialChanges } from './credential-changes';
import { identityChanges } from './identity-changes';
import { interceptionChanges } from './interception-changes';
import { pathChanges } from './path-changes';
import { permissionChanges } from './permission-changes';
import { podSecurityChanges } from './pod-security-changes';
import { tokenChanges } from './token-changes';

/**
 * The access that a change adds and removes.
 *
 * @jsii ignore
 */
export interface AddedAndRemoved {
  readonly gives: readonly AccessChange[];
  readonly takes: readonly AccessChange[];
}

/** The access that one snapshot adds to the previous one, and the access that it removes. */
export function accessDifference(before: AccessSnapshot, after: AccessSnapshot): AddedAndRemoved {
  return { gives: gained(before, after), takes: gained(after, before) };
}

function gained(before: AccessSnapshot, after: AccessSnapshot): AccessChange[] {
  const changes = [
    // If one side lacks paths, all would look added or removed.
    ...before.paths && after.paths ? pathChanges(before, after) : [],
    ...permissionChanges(before, after),
    ...tokenChanges(before, after),
    ...credentialChanges(before, after),
    ...identityChanges(before, after),
    ...podSecurityChanges(before, after),
    ...interceptionChanges(before, after),
    ...bindingChanges(before, after),
  ];
  return changes
    .map(change => ({ change, key: sortKey(change) }))
    .sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
    .map(({ change }) => change);
}

/** Sorts by kind, subject, sensitivity and content, independent of the order of the input. */
function sortKey(change: AccessChange): string {
  const { kind, sensitive, ...rest } = change;
  // One start and target have one path, and its steps may be hundreds.
  return JSON.stringify([CHANGE_KINDS.indexOf(kind), subjectOf(change), sensitive.length > 0 ? 0 : 1, ...kind === 'path' ? [] : [rest]]);
}

function subjectOf(change: AccessChange): unknown {
  switch (change.kind) {
    case 'permission':
    case 'binding': return [change.holder.kind, change.holder.namespace ?? '', change.holder.name];
    case 'token': return [change.workload.kind, change.workload.namespace ?? '', change.workload.name, change.container ?? ''];
    case 'identity': return [change.account.namespace ?? '', change.account.name];
    case 'pod-security': return [change.namespace ?? '', change.workload?.kind ?? '', change.workload?.namespace ?? '', change.workload?.name ?? '', change.container ?? ''];
    case 'credential':
    case 'interception': return [change.object.kind, change.object.namespace ?? '', change.object.name];
    case 'path': return [change.from, change.target];
  }
}
