import { HeldGrant } from './held-grant';
import { holderGroups, holderKey, PermissionHolder } from './permission-holder';
import { isTemplated } from '../kubernetes/names';

/** Grants by holder. */
export class HolderIndex {
  private readonly byHolder = new Map<string, HeldGrant[]>();
  /** Grants to accounts, by name without namespace. */
  private readonly byAccountName = new Map<string, HeldGrant[]>();
  /** Grants with a templated holder, which may be any. */
  private readonly toAnySubject: HeldGrant[] = [];

  public constructor(grants: readonly HeldGrant[]) {
    for (const grant of grants) {
      const { holder } = grant;
      add(this.byHolder, holderKey(holder), grant);
      if (holder.kind === 'ServiceAccount') { add(this.byAccountName, holder.name, grant); }
      if (isTemplated(holder.name) || isTemplated(holder.kind)) { this.toAnySubject.push(grant); }
    }
  }

  /** The direct grants to a holder. */
  public to(holder: PermissionHolder): readonly HeldGrant[] {
    return this.byHolder.get(holderKey(holder)) ?? [];
  }

  /** The grants to the groups of a holder. */
  public toGroupsOf(holder: PermissionHolder): readonly HeldGrant[] {
    return holderGroups(holder).flatMap(group => this.to(group));
  }

  /** The possible grants to a holder: to an account of its name in a namespace that may be the same, or to an unknown subject. */
  public perhapsTo({ kind, namespace, name }: PermissionHolder): readonly HeldGrant[] {
    const alike = kind === 'ServiceAccount' ? this.byAccountName.get(name) ?? [] : [];
    const mayBeIn = (holder: PermissionHolder): boolean => isUnknown(namespace) || isUnknown(holder.namespace);
    const isElsewhere = (holder: PermissionHolder): boolean =>
      kind === 'ServiceAccount' && holder.kind === kind && holder.namespace !== namespace && !mayBeIn(holder);
    return [...alike.filter(({ holder }) => mayBeIn(holder)), ...this.toAnySubject.filter(({ holder }) => !isElsewhere(holder))];
  }
}

function isUnknown(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) { list.push(value); } else { lists.set(key, [value]); }
}
