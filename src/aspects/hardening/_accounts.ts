import { startedContainers } from './_pod';
import { explainPodShape } from './_pod-shape';
import { serviceAccountOf } from '../../kubernetes/injected-token';
import { field } from '../../kubernetes/pod-security/pod';
import { AccountName, mayBeSame } from '../../kubernetes/rbac/account';
import { AccountPermissions, BoundPermission } from '../../kubernetes/rbac/account-permissions';
import { ManifestObject, podTemplatePath, valueAt } from '../../kubernetes/workloads';

/** What the manifests of an app say about its ServiceAccounts. */
export class Accounts {
  private readonly permissions: AccountPermissions;
  private readonly byName = new Map<string, ManifestObject[]>();

  public constructor(objects: readonly ManifestObject[]) {
    this.permissions = new AccountPermissions(objects);
    for (const object of objects.filter(isServiceAccount)) {
      const { name } = object;
      if (name !== undefined) { this.byName.set(name, [...this.byName.get(name) ?? [], object]); }
    }
  }

  public permissionsOf(account: AccountName): BoundPermission[] {
    return this.permissions.of(account);
  }

  /** Whether the app defines the account, or one that may be it. */
  public isDefined({ name, namespace }: AccountName): boolean {
    return (this.byName.get(name) ?? []).some(account => mayBeSame(account.namespace, namespace));
  }

  /** Whether it is certain that the account has its token off. */
  public isOff({ name, namespace }: AccountName): boolean {
    const named = (this.byName.get(name) ?? []).filter(account => account.namespace === namespace);
    return named.length > 0 && named.every(({ object }) => object.automountServiceAccountToken === false);
  }
}

/** The workloads of an app by the account they run as. */
export class AccountUsers {
  private readonly byName = new Map<string, { readonly workload: ManifestObject; readonly relies: boolean }[]>();

  public constructor(objects: readonly ManifestObject[]) {
    for (const workload of objects) {
      const template = podTemplatePath(workload);
      if (!template) { continue; }
      const spec = valueAt(workload.object, [...template, 'spec']);
      const relies = explainPodShape(spec) !== undefined
        || ((field(spec, 'automountServiceAccountToken') ?? undefined) === undefined && startedContainers(spec as never).length > 0);
      const name = serviceAccountOf(spec);
      this.byName.set(name, [...this.byName.get(name) ?? [], { workload, relies }]);
    }
  }

  /** Whether any workload may run as the account. */
  public hasAny(account: AccountName): boolean {
    return this.of(account).length > 0;
  }

  /** The workloads that may run as the account and leave it to the account whether they get a token. */
  public relyingOn(account: AccountName): ManifestObject[] {
    return this.of(account).filter(({ relies }) => relies).map(({ workload }) => workload);
  }

  private of({ name, namespace }: AccountName): { readonly workload: ManifestObject; readonly relies: boolean }[] {
    return (this.byName.get(name) ?? []).filter(({ workload }) => mayBeSame(workload.namespace, namespace));
  }
}

export function isServiceAccount({ kind, apiVersion }: ManifestObject): boolean {
  return kind === 'ServiceAccount' && apiVersion === 'v1';
}
