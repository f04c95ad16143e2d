import { HeldGrant } from './held-grant';
import { holderGroups, holderKey, PermissionHolder } from './permission-holder';
import { isTemplated } from '../kubernetes/names';

/** Grants by whom they are for. */
export class HolderIndex {
  private readonly byHolder = new Map<string, HeldGrant[]>();
  /** Grants to accounts, by the name alone. */
  private readonly byAccountName = new Map<string, HeldGrant[]>();
  /** Those whose holder another tool fills in, and so may be any. */
  private readonly toAnySubject: HeldGrant[] = [];

  public constructor(grants: readonly HeldGrant[]) {
    for (const grant of grants) {
      const { holder } = grant;
      add(this.byHolder, holderKey(holder), grant);
      if (holder.kind === 'ServiceAccount') { add(this.byAccountName, holder.name, grant); }
      if (isTemplated(holder.name) || isTemplated(holder.kind)) { this.toAnySubject.push(grant); }
    }
  }

  /** The grants to a holder itself. */
  public to(holder: PermissionHolder): readonly HeldGrant[] {
    return this.byHolder.get(holderKey(holder)) ?? [];
  }

  /** The grants to the groups that it is in. */
  public toGroupsOf(holder: PermissionHolder): readonly HeldGrant[] {
    return holderGroups(holder).flatMap(group => this.to(group));
  }

  /** The grants that may be for it: to an account of its name in a namespace that may be the same one, or to a subject that is not known. */
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
