import { AccountName, mayBeSame } from './account';
import { GrantedRules, Roles } from './granted-rules';
import { accountsOfSubject, SubjectAccounts } from './subject';
import { isTemplated } from '../names';
import { field } from '../pod-security/pod';
import { ManifestObject } from '../workloads';

/** What a ServiceAccount may do through one binding. */
export interface BoundPermission {
  readonly binding: Pick<ManifestObject, 'kind' | 'name' | 'namespace'>;
  /** The role it refers to, as far as it says. */
  readonly role: { readonly kind?: string; readonly name?: string };
  readonly rules: GrantedRules;
}

interface Entry {
  readonly order: number;
  readonly accounts: SubjectAccounts;
  readonly permission: BoundPermission;
}

/**
 * What ServiceAccounts may do, as far as the roles and bindings of an app say.
 * In doubt an account may: a namespace that is not known may equal any, and a
 * role that is not defined in the app may grant anything. Roles without rules
 * grant nothing.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class AccountPermissions {
  private readonly byAccount = new Map<string, Entry[]>();
  /** Those that a name alone does not find. */
  private readonly others: Entry[] = [];

  public constructor(objects: readonly ManifestObject[]) {
    const roles = new Roles(objects);
    let order = 0;
    for (const binding of objects.filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding')) {
      const permission = permissionOf(binding, roles);
      if (permission.rules !== 'unknown' && permission.rules.length === 0) { continue; }
      const subjects = field(binding.object, 'subjects');
      for (const subject of Array.isArray(subjects) ? subjects : []) {
        const accounts = accountsOfSubject(subject, binding.kind, binding.namespace);
        if (accounts) { this.add({ order: order++, accounts, permission }); }
      }
    }
  }

  /** The permissions of an account, one a binding, in the order of the bindings. */
  public of(account: AccountName): BoundPermission[] {
    const named = isTemplated(account.name) ? [...this.byAccount.values()].flat() : this.byAccount.get(account.name) ?? [];
    const found = [...named, ...this.others].filter(({ accounts }) => covers(accounts, account)).sort((a, b) => a.order - b.order);
    return [...new Set(found.map(({ permission }) => permission))];
  }

  private add(entry: Entry): void {
    const { name } = entry.accounts;
    if (name === undefined || isTemplated(name)) {
      this.others.push(entry);
      return;
    }
    const found = this.byAccount.get(name);
    if (found) { found.push(entry); } else { this.byAccount.set(name, [entry]); }
  }
}

function permissionOf({ kind, name, namespace, object }: ManifestObject, roles: Roles): BoundPermission {
  const roleRef = field(object, 'roleRef');
  const role = { kind: textOf(roleRef, 'kind'), name: textOf(roleRef, 'name') };
  return { binding: { kind, name, namespace }, role, rules: roles.grantedBy(roleRef, namespace) };
}

function covers(accounts: SubjectAccounts, account: AccountName): boolean {
  if (accounts.scope === 'cluster') { return true; }
  if (!mayBeSame(accounts.namespace, account.namespace)) { return false; }
  return accounts.scope === 'namespace' || mayBeSame(accounts.name, account.name);
}

function textOf(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' ? found : undefined;
}
