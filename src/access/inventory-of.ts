import { Inventory, InventoryBinding, InventoryPermission, InventorySubject, InventoryToken, InventoryTokenSecret } from './inventory';
import { isTemplated } from '../kubernetes/names';
import { mergePolicyRules } from '../kubernetes/rbac/policy-rule';
import { sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { SingleRule, singleRules } from '../kubernetes/rbac/single-rule';
import { worksInNamespace } from '../kubernetes/rbac/works-in-namespace';
import { EXTENDED_LIFETIME_SECONDS } from '../kubernetes/service-account-token';
import { AppModel } from '../model/app-model';
import { Part } from '../model/part';
import { Binding, DefaultGrant, Role } from '../model/service-account';
import { ServiceAccount, Token, Workload } from '../model/workload';

/** Selects the parts of a model for an inventory. */
export interface InventoryOptions {
  /** Whether to include the bindings that grant every account its default permissions. */
  readonly includeDefaults?: boolean;
}

/** The accounts of a model with their permissions and tokens, as data. */
export function inventoryOf(model: AppModel, { includeDefaults = false }: InventoryOptions = {}): Inventory {
  const accounts = new Numbered<ServiceAccount>(model.serviceAccounts);
  const workloads = model.workloads.filter(({ object }) => !model.isContext(object));
  const bindings = new Numbered<Binding | DefaultGrant>();
  const roles = new Numbered<Role>();
  const containers = workloads.flatMap((workload, index) => workload.containers.map(container => ({ workload, index, container })));
  const tokens = containers.flatMap(({ workload, index, container }) => container.tokens.map((token): InventoryToken => {
    const account = accountOf(token, workload, model);
    return { workload: index, container: container.name, ...describe(token), ...account === undefined ? {} : { account: accounts.number(account) } };
  }));
  const describedWorkloads = workloads.map(workload => ({
    kind: workload.object.kind,
    ...inNamespace(workload.namespace),
    name: workload.object.name,
    account: accounts.number(workload.serviceAccount),
    complete: isComplete(model.partOf(workload.object)),
    containers: workload.containers.map(({ name }) => name),
  }));
  const describedAccounts = accounts.all.map(account => {
    const { namespace, name, object, grants, cloudIdentities } = account;
    return {
      ...inNamespace(namespace),
      name,
      declared: object !== undefined,
      bindings: bindings.numbers(grants.filter(({ certainty }) => certainty === 'yes').map(({ binding }) => binding)),
      possibleBindings: bindings.numbers(grants.filter(({ certainty }) => certainty === 'unknown').map(({ binding }) => binding)),
      builtInBindings: bindings.numbers(model.builtInGrantsOf(account).filter(
        grant => !grants.some(({ binding, certainty }) => certainty === 'yes' && isSame(grant, binding)),
      )),
      cloudIdentities: cloudIdentities.map(({ provider, value }) => ({ provider, value })),
      ...isOfInput(account, model) ? {} : { onlyContext: true as const },
    };
  });
  const subjects = subjectsOf(model, bindings);
  const inputSecrets = model.tokenSecrets.filter(({ object }) => !model.isContext(object));
  const tokenSecrets = inputSecrets.map(({ object, namespace, serviceAccountName, certainty }): InventoryTokenSecret => {
    const account = serviceAccountName === undefined ? undefined : model.serviceAccount(namespace, serviceAccountName);
    return { ...inNamespace(namespace), name: object.name, ...account === undefined ? {} : { account: accounts.number(account) }, certainty };
  });
  const everyAccount = includeDefaults ? { everyAccount: bindings.numbers(model.grantsOfEveryAccount) } : {};
  const customResources = accounts.all.flatMap((account, index) => account.customResources.map(object => (
    { kind: object.kind, ...inNamespace(model.namespaceOf(object)), name: object.name, account: index }
  )));
  return {
    accounts: describedAccounts,
    customResources,
    workloads: describedWorkloads,
    tokens,
    bindings: bindings.all.map(binding => describeBinding(binding, roles, model.complete)),
    roles: roles.all.map(role => ({ permissions: permissionsOf(role, model.minors), mayGrantMore: role.mayGrantMore })),
    subjects,
    tokenSecrets,
    ...everyAccount,
  };
}

function describeBinding(binding: Binding | DefaultGrant, roles: Numbered<Role>, complete: boolean): InventoryBinding {
  if (!('object' in binding)) {
    const { namespace, role, binding: { kind, name } } = binding;
    const number = roles.number(role);
    return { kind, name, ...inNamespace(namespace), clusterWide: namespace === undefined, roleKind: role.kind, roleName: role.name, role: number };
  }
  const { object, namespace, clusterWide, roleRef, role, roleCertainty } = binding;
  return {
    kind: object.kind,
    name: object.name,
    ...clusterWide ? {} : inNamespace(namespace),
    clusterWide,
    roleKind: roleRef.kind,
    roleName: roleRef.name,
    ...role !== undefined ? { role: roles.number(role) } : complete && roleCertainty === 'yes' && !isTemplated(roleRef.name) ? { missing: true } : {},
  };
}

/** Whether a binding of the input is built in. */
function isSame({ binding, namespace }: DefaultGrant, { object, clusterWide, namespace: other }: Binding): boolean {
  return binding.kind === object.kind && binding.name === object.name && (clusterWide || namespace === other);
}

/** Whether anything besides the context names an account. */
function isOfInput({ objects, workloads, customResources, grants }: ServiceAccount, model: AppModel): boolean {
  return [...objects, ...workloads.map(({ object }) => object), ...customResources].some(object => !model.isContext(object))
    || grants.some(({ binding, subject }) => subject.accounts?.scope === 'account' && model.isChecked(binding.object));
}

/** The users and groups in bindings, in that order. Omits those that only the context names. */
function subjectsOf(model: AppModel, bindings: Numbered<Binding | DefaultGrant>): InventorySubject[] {
  const found = new Map<string, { kind: string; name: string; certain: Binding[]; possible: Binding[] }>();
  for (const binding of model.bindings) {
    if (binding.refused) { continue; }
    for (const { kind, name, refused, accounts } of binding.subjects) {
      if (refused || (kind !== 'User' && kind !== 'Group') || accounts?.scope === 'account') { continue; }
      const key = JSON.stringify([kind, name]);
      const subject = found.get(key) ?? { kind, name, certain: [], possible: [] };
      found.set(key, subject);
      (binding.roleCertainty === 'yes' ? subject.certain : subject.possible).push(binding);
    }
  }
  const named = [...found.values()].filter(({ certain, possible }) => [...certain, ...possible].some(({ object }) => model.isChecked(object)));
  return named.map(({ kind, name, certain, possible }) => (
    { kind, name, bindings: bindings.numbers(certain), possibleBindings: bindings.numbers(possible) }
  ));
}

/** Whether nothing adds containers, volumes or an account to the pods of a workload. */
function isComplete(part: Part | undefined): boolean {
  return part === undefined || part.template !== undefined;
}

/** Distinct values in insertion order. */
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

/** The account of a token: a Secret may hold the token of another account than that of the pod. */
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
