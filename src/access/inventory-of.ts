import { Inventory, InventoryPermission, InventoryToken } from './inventory';
import { mergePolicyRules } from '../kubernetes/rbac/policy-rule';
import { sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { SingleRule, singleRules } from '../kubernetes/rbac/single-rule';
import { worksInNamespace } from '../kubernetes/rbac/works-in-namespace';
import { EXTENDED_LIFETIME_SECONDS } from '../kubernetes/service-account-token';
import { AppModel } from '../model/app-model';
import { Part } from '../model/part';
import { Binding, Role } from '../model/service-account';
import { ServiceAccount, Token, Workload } from '../model/workload';

/** What a model knows about accounts, their permissions and tokens, as data. */
export function inventoryOf(model: AppModel): Inventory {
  const accounts = new Numbered<ServiceAccount>(model.serviceAccounts);
  const workloads = model.workloads.filter(({ object }) => !model.isContext(object));
  const bindings = new Numbered<Binding>();
  const roles = new Numbered<Role>();
  const containers = workloads.flatMap((workload, index) => workload.containers.map(container => ({ workload, index, container })));
  const tokens = containers.flatMap(({ workload, index, container }) => container.tokens.map((token): InventoryToken => {
    const account = accountOf(token, workload, model);
    return { workload: index, container: container.name, ...describe(token), ...account === undefined ? {} : { account: accounts.number(account) } };
  }));
  const describedAccounts = accounts.all.map(({ namespace, name, object, grants }) => ({
    ...inNamespace(namespace),
    name,
    declared: object !== undefined,
    bindings: bindings.numbers(grants.filter(({ certainty }) => certainty === 'yes').map(({ binding }) => binding)),
    possibleBindings: bindings.numbers(grants.filter(({ certainty }) => certainty === 'unknown').map(({ binding }) => binding)),
  }));
  const customResources = accounts.all.flatMap((account, index) => account.customResources.map(({ kind, namespace, name }) => (
    { kind, ...inNamespace(namespace), name, account: index }
  )));
  return {
    accounts: describedAccounts,
    customResources,
    workloads: workloads.map(({ object, namespace, serviceAccount }) => ({
      kind: object.kind,
      ...inNamespace(namespace),
      name: object.name,
      account: accounts.number(serviceAccount),
      complete: isComplete(model.partOf(object)),
    })),
    tokens,
    bindings: bindings.all.map(({ object, namespace, clusterWide, roleRef, role }) => ({
      kind: object.kind,
      name: object.name,
      ...clusterWide ? {} : inNamespace(namespace),
      clusterWide,
      roleKind: roleRef.kind,
      roleName: roleRef.name,
      ...role === undefined ? {} : { role: roles.number(role) },
    })),
    roles: roles.all.map(role => ({ permissions: permissionsOf(role, model.minors), mayGrow: role.mayGrow })),
  };
}

/** Whether nothing adds containers, volumes or an account to the pods of a workload. */
function isComplete(part: Part | undefined): boolean {
  return part === undefined || part.template !== undefined;
}

/** Values in the order in which they came, each once. */
class Numbered<T> {
  private readonly byValue: Map<T, number>;

  public constructor(values: readonly T[] = []) {
    this.byValue = new Map(values.map((value, index) => [value, index]));
  }

  public get all(): readonly T[] {
    return [...this.byValue.keys()];
  }

  public number(value: T): number {
    const known = this.byValue.get(value);
    if (known !== undefined) { return known; }
    const number = this.byValue.size;
    this.byValue.set(value, number);
    return number;
  }

  public numbers(values: readonly T[]): number[] {
    return [...new Set(values)].map(value => this.number(value));
  }
}

/** Whose token it is: that of a Secret may be of another account than that of the pod. */
function accountOf({ source, serviceAccountName }: Token, { namespace, serviceAccount }: Workload, model: AppModel): ServiceAccount | undefined {
  if (source !== 'secret') { return serviceAccount; }
  return serviceAccountName === undefined ? undefined : model.serviceAccount(namespace, serviceAccountName);
}

function describe({ source, forApi, audience, expirationSeconds, mountPath }: Token): Omit<InventoryToken, 'workload' | 'container' | 'account'> {
  return {
    source: source === 'injected' ? 'automount' : source,
    forApi,
    ...audience === undefined ? {} : { audience },
    ...expirationSeconds === undefined ? {} : { lifetime: expirationSeconds },
    ...expirationSeconds === EXTENDED_LIFETIME_SECONDS && forApi !== 'no' ? { extended: true } : {},
    ...mountPath === undefined ? {} : { mountPath },
  };
}

function permissionsOf({ rules }: Role, minors: readonly number[]): InventoryPermission[] {
  const sensitive = new Map(sensitivePermissions(rules, minors)
    .filter(({ onlyWorse }) => !onlyWorse)
    .flatMap(({ rule, source }) => singleRules(source).map(single => [keyOf(single), rule])));
  const everything = [...sensitive.values()].find(rule => rule === 'grants-everything');
  return mergePolicyRules(rules).flatMap(singleRules).map(single => {
    const { apiGroup, resource, url, names, verbs } = single;
    const rule = everything ?? sensitive.get(keyOf(single));
    return {
      apiGroup,
      ...url === undefined ? { resource } : { url },
      ...names.length === 0 ? {} : { names },
      verbs,
      inNamespace: resource !== undefined && worksInNamespace({ apiGroups: [apiGroup], resources: [resource], verbs }),
      ...rule === undefined ? {} : { sensitive: rule },
    };
  });
}

function keyOf({ apiGroup, resource, url, names }: Omit<SingleRule, 'verbs'>): string {
  return JSON.stringify([apiGroup, resource, url, names]);
}

function inNamespace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
