import { DefaultPermissions } from './_default-permissions';
import { addTo, NamespacedMap } from './_namespaced-map';
import { isUncertain } from './_same-namespace';
import { isUnreadable } from './_unreadable';
import { Binding, Grant, Subject } from './service-account';
import { isTemplated } from '../kubernetes/names';
import { SubjectAccounts } from '../kubernetes/rbac/subject';
import { isPlaceholder, UNREADABLE } from '../objects/placeholder';

/** A grant to a subject, before it is matched with an account. */
interface Entry {
  readonly order: number;
  readonly accounts: SubjectAccounts;
  readonly grant: Grant;
  /** The same grant for accounts that only may be the subject; shared by many. */
  readonly perhaps: Grant;
}

/** Stands for an unreadable subject: any account, or none. */
const UNKNOWN_SUBJECT: Subject = {
  kind: 'Group', name: UNREADABLE, namespace: undefined, accounts: { scope: 'cluster' }, hasNamespace: false, refused: false, path: ['subjects'],
};

/** Whether a binding may have an unknown subject, because it could not be read or is a placeholder. */
function hasUnknownSubject({ object, subjects }: Binding): boolean {
  return subjects.some(({ kind, path }) => isPlaceholder(kind) || isUnreadable(object, path)) || isUnreadable(object, ['subjects']);
}

/** Whether it may stand for a user or a group. The API server ignores a ServiceAccount subject that stands for no account. */
function isUserOrGroup({ kind, name }: Subject): boolean {
  return name !== '' && (kind === 'User' || kind === 'Group' || isPlaceholder(kind));
}

/** The grants of an app's bindings, by account. */
export class Grants {
  private readonly ofAccount = new NamespacedMap<Entry[]>();
  private readonly ofName = new Map<string, Entry[]>();
  private readonly ofNameInUncertainNamespace = new Map<string, Entry[]>();
  private readonly ofNamespace = new Map<string, Entry[]>();
  private readonly ofSomeNamespace: Entry[] = [];
  private readonly ofUncertainNamespace: Entry[] = [];
  private readonly ofAll: Entry[] = [];
  /** Subjects whose name is unknown. */
  private readonly ofAny: Entry[] = [];
  /** Those of a known namespace. */
  private readonly ofAnyIn = new Map<string, Entry[]>();
  private readonly ofAnyone: Grant[] = [];
  private order = 0;

  public constructor(bindings: readonly Binding[], private readonly defaults: DefaultPermissions) {
    for (const binding of bindings) {
      if (binding.refused) { continue; }
      for (const subject of binding.subjects) { this.add(binding, subject); }
      if (hasUnknownSubject(binding)) { this.add(binding, UNKNOWN_SUBJECT); }
    }
  }

  /** The grants to all subjects: accounts, users and groups. */
  public get all(): readonly Grant[] {
    return this.ofAnyone;
  }

  /** The grants to an account, in the order of the bindings. */
  public of(namespace: string | undefined, name: string): Grant[] {
    const own = this.ofAccount.get(namespace, name) ?? [];
    const uncertain = isUncertain(namespace);
    const grants: { readonly order: number; readonly grant: Grant }[] = [
      ...own,
      ...namespace === undefined ? [] : this.ofNamespace.get(namespace) ?? [],
      ...this.ofAll,
    ];
    const possible = [
      ...(uncertain ? this.ofName : this.ofNameInUncertainNamespace).get(name) ?? [],
      ...uncertain ? this.ofSomeNamespace : this.ofUncertainNamespace,
      ...this.ofAny,
      ...this.unnamedIn(namespace),
    ].filter(({ accounts }) => accounts.namespace !== namespace || (accounts.scope !== 'namespace' && accounts.name !== name));
    for (const { order, perhaps } of possible.length > 0 ? new Set(possible) : possible) { grants.push({ order, grant: perhaps }); }
    return grants.sort((a, b) => a.order - b.order).map(({ grant }) => grant);
  }

  /** The grants that name the account, or may. */
  public ownOf(namespace: string | undefined, name: string): Grant[] {
    const alike = (isUncertain(namespace) ? this.ofName : this.ofNameInUncertainNamespace).get(name) ?? [];
    return [...(this.ofAccount.get(namespace, name) ?? []).map(({ grant }) => grant), ...perhapsElsewhere(alike, namespace)];
  }

  /** The grants to all accounts of only this namespace, or possibly of it. */
  public ofNamespaceOnly(namespace: string | undefined): Grant[] {
    const own = namespace === undefined ? [] : this.ofNamespace.get(namespace) ?? [];
    const alike = isUncertain(namespace) ? this.ofSomeNamespace : this.ofUncertainNamespace;
    return [...own.map(({ grant }) => grant), ...perhapsElsewhere(alike, namespace), ...this.unnamedIn(namespace).map(({ perhaps }) => perhaps)];
  }

  /** The grants to all accounts, and those that may be to any. */
  public ofEveryUser(): Grant[] {
    return [...this.ofAll.map(({ grant }) => grant), ...this.ofAny.map(({ perhaps }) => perhaps)];
  }

  /** The subjects of a namespace whose name is unknown. */
  private unnamedIn(namespace: string | undefined): readonly Entry[] {
    return namespace === undefined || isUncertain(namespace) ? [...this.ofAnyIn.values()].flat() : this.ofAnyIn.get(namespace) ?? [];
  }

  private add(binding: Binding, subject: Subject): void {
    const { accounts } = subject;
    if (subject.refused) { return; }
    const grant: Grant = { binding, subject, role: binding.role, clusterWide: binding.clusterWide, certainty: binding.roleCertainty };
    if (accounts || isUserOrGroup(subject)) { this.ofAnyone.push(grant); }
    if (!accounts) { return; }
    const entry: Entry = { order: this.order++, accounts, grant, perhaps: { ...grant, certainty: 'unknown' } };
    const { scope, name, namespace } = accounts;
    if (scope === 'cluster') {
      if (isTemplated(subject.name)) { this.ofAny.push(entry); } else if (!this.isDefault(grant)) { this.ofAll.push(entry); }
    } else if (scope === 'namespace') {
      addTo(this.ofNamespace, namespace!, entry);
      this.ofSomeNamespace.push(entry);
      if (isUncertain(namespace)) { this.ofUncertainNamespace.push(entry); }
    } else {
      this.ofAccount.getOrAdd(namespace, name!, () => []).push(entry);
      addTo(this.ofName, name!, entry);
      if (isUncertain(namespace)) { addTo(this.ofNameInUncertainNamespace, name!, entry); }
      if (isTemplated(name!)) {
        if (isUncertain(namespace)) { this.ofAny.push(entry); } else { addTo(this.ofAnyIn, namespace!, entry); }
      }
    }
  }

  /** Whether it grants every account no more than the defaults, as bindings in a cluster dump do. */
  private isDefault({ role, clusterWide }: Grant): boolean {
    return role !== undefined && !role.mayGrantMore && !this.defaults.isExceededBy(role, clusterWide);
  }
}

/** The entries of other namespaces as grants to an account that may be in the same one. */
function perhapsElsewhere(entries: readonly Entry[], namespace: string | undefined): Grant[] {
  return entries.filter(({ accounts }) => accounts.namespace !== namespace).map(({ perhaps }) => perhaps);
}
