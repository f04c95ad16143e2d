import { TokenChange } from './access-change';
import { AccessSnapshot } from './access-snapshot';
import { HeldPermissions } from './held-permissions';
import { HolderIndex } from './holder-index';
import { holderKey, PermissionHolder } from './permission-holder';
import { sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';

type SnapshotToken = AccessSnapshot['tokens'][number];

/** The tokens that containers did not have before, or that allow more than before. */
export function tokenChanges(before: AccessSnapshot, after: AccessSnapshot): TokenChange[] {
  const known = new Map<string, SnapshotToken[]>();
  for (const token of before.tokens) {
    const key = targetOf(token);
    known.set(key, [...known.get(key) ?? [], token]);
  }
  const seen = new Set<string>();
  const added = after.tokens.filter(token => {
    const key = JSON.stringify([targetOf(token), token.source, token.forApi, token.expires, token.lifetime]);
    const isNew = !seen.has(key) && !known.get(targetOf(token))?.some(other => covers(other, token));
    seen.add(key);
    return isNew;
  });
  if (added.length === 0) { return []; }
  const sensitive = new SensitivePermissionsOfAccounts(after);
  return added.map(token => {
    const mayBeKnown = token.expires === 'unknown' ? known.get(targetOf(token)) : known.get(targetOf(token))?.filter(({ expires }) => expires === 'unknown');
    return {
      kind: 'token',
      certainty: token.forApi === 'unknown' || (mayBeKnown?.length ?? 0) > 0 ? 'possible' : 'certain',
      sensitive: token.forApi === 'no' || token.account === undefined ? [] : sensitive.of(token.account),
      ...token,
    };
  });
}

/** The location, account and audience of a token. */
function targetOf({ workload: { kind, namespace, name }, container, account, audience }: SnapshotToken): string {
  return JSON.stringify([kind, namespace, name, container, account === undefined ? undefined : holderKey(account), audience]);
}

/** Whether a token allows everything that another one with the same target does. */
function covers(token: SnapshotToken, other: SnapshotToken): boolean {
  const ranks = ['no', 'unknown', 'yes'];
  if (ranks.indexOf(token.forApi) < ranks.indexOf(other.forApi)) { return false; }
  if (token.expires === 'no') { return true; }
  return token.expires === other.expires && (token.lifetime ?? 0) >= (other.lifetime ?? 0);
}

/** The sensitive permissions of accounts. */
class SensitivePermissionsOfAccounts {
  private readonly index: HolderIndex;
  private readonly known = new Map<string, readonly string[]>();

  public constructor(private readonly snapshot: AccessSnapshot) {
    this.index = new HolderIndex(snapshot.grants);
  }

  public of(account: PermissionHolder): readonly string[] {
    const key = holderKey(account);
    let rules = this.known.get(key);
    if (!rules) { this.known.set(key, rules = this.rulesAbout(account)); }
    return rules;
  }

  private rulesAbout(account: PermissionHolder): string[] {
    const grants = [...this.index.to(account), ...this.index.toGroupsOf(account)];
    const held = new HeldPermissions(grants);
    const { minors } = this.snapshot;
    const everywhere = sensitivePermissions(held.rulesIn({ clusterWide: true }), minors);
    const namespaces = [...new Set(grants.filter(({ clusterWide }) => !clusterWide).map(({ namespace }) => namespace))];
    const within = namespaces.flatMap(namespace =>
      sensitivePermissions(held.rulesIn({ clusterWide: false, namespace }), minors, { within: { namespace } }));
    return [...new Set([...everywhere, ...within].map(({ rule }) => rule))].sort();
  }
}
