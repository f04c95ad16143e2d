import { Alternatives } from './_alternatives';
import { Authorizer } from './_authorizer';
import { bindingsOf } from './_bindings';
import { addCustomResources } from './_custom-resources';
import { DefaultPermissions } from './_default-permissions';
import { Grants } from './_grants';
import { addTo } from './_namespaced-map';
import { namespacesOf } from './_namespaces';
import { Objects } from './_objects';
import { Roles } from './_roles';
import { ServiceAccounts } from './_service-accounts';
import { DeclaredTokenSecret, TokenSecrets } from './_token-secrets';
import { uncheckedContainersOf } from './_unchecked-containers';
import { workloadsOf } from './_workloads';
import { AccessGround } from './access-ground';
import { AccessRequest, Identity, Requester } from './access-request';
import { Answer } from './answer';
import { Namespace } from './namespace';
import { Part, UncheckedContainers } from './part';
import { Binding, DefaultGrant, Grant, Role } from './service-account';
import { ServiceAccount, Workload } from './workload';
import { factsOf, KNOWN_MINORS } from '../kubernetes/kubernetes-version';
import { ManifestObject } from '../manifest/manifest-object';
import { TypedKinds } from '../objects/typed-kinds';

/** Input of the model in addition to the checked objects. */
export interface ModelOptions {
  /** Objects that provide facts but get no findings. One that is also checked, in its earlier state in the cluster, is left out. */
  readonly context?: readonly ManifestObject[];
  /** The namespace of objects without one; by default they share one unknown namespace. */
  readonly namespace?: string;
  /** Whether the objects and the built-in ones are the whole cluster. */
  readonly complete?: boolean;
  /** The audiences that the API server accepts. */
  readonly apiAudiences?: readonly string[];
  /** The version of Kubernetes, as in `1.34`; by default any known one. */
  readonly kubernetesVersion?: string;
}

/**
 * The combined meaning of a set of manifests. It is built once and indexes lazily. No
 * operation takes quadratic time.
 *
 * Several definitions of an object are alternatives, and the most severe one counts:
 * permissions are those of all, and something is switched off, limited or granted by
 * default only if all definitions agree.
 */
export class AppModel {
  public readonly complete: boolean;
  /** The given version of Kubernetes. */
  public readonly kubernetesVersion: string | undefined;
  /** The possible minor versions of Kubernetes 1, oldest first. */
  public readonly minors: readonly number[];
  private readonly index: Objects;
  private readonly alternatives: Alternatives;
  private accessParts: AccessParts | undefined;
  private identityParts: IdentityParts | undefined;
  private bindingsByRole: Map<string, Binding[]> | undefined;
  private unchecked: readonly UncheckedContainers[] | undefined;
  private namespacesByName: Map<string | undefined, Namespace> | undefined;
  private readonly results = new Map<unknown, unknown>();

  /**
   * @param objects The objects to check.
   * @throws if the version of Kubernetes is not valid
   */
  public constructor(public readonly objects: readonly ManifestObject[], private readonly options: ModelOptions = {}) {
    this.complete = options.complete ?? false;
    this.kubernetesVersion = options.kubernetesVersion;
    this.minors = this.kubernetesVersion === undefined ? KNOWN_MINORS : [factsOf(this.kubernetesVersion).minor];
    this.index = new Objects(objects, options.context ?? [], options.namespace || undefined);
    this.alternatives = new Alternatives(this.index);
  }

  /**
   * The result of `compute` for this model, computed at the first call.
   *
   * @param compute the same function at each call: it is the key
   */
  public once<T>(compute: (model: AppModel) => T): T {
    if (!this.results.has(compute)) { this.results.set(compute, compute(this)); }
    return this.results.get(compute) as T;
  }

  /** The checked objects, the objects that their controllers create, and the context. */
  public get allObjects(): readonly ManifestObject[] {
    return this.index.all;
  }

  /** The audiences that the API server accepts, if they are known. */
  public get apiAudiences(): readonly string[] | undefined {
    const { apiAudiences } = this.options;
    return apiAudiences && apiAudiences.length > 0 ? apiAudiences : undefined;
  }

  /** Whether the object only provides facts. */
  public isContext(object: ManifestObject): boolean {
    return this.index.isContext(object);
  }

  /** Whether findings of the object are reported: not for the context, nor for roles and bindings as Kubernetes creates them. */
  public isChecked(object: ManifestObject): boolean {
    return this.index.isChecked(object);
  }

  /** The part that an object represents if the app does not declare it: a pod of a custom resource, or a role that it implies. */
  public partOf(object: ManifestObject): Part | undefined {
    return this.index.partOf(object);
  }

  /** Objects within others whose controllers create them, context included. */
  public get embeddedObjects(): readonly ManifestObject[] {
    return this.index.embedded;
  }

  /** Containers and objects in custom resources of the app that are not checked, because they are not part of anything recognized. */
  public get uncheckedContainers(): readonly UncheckedContainers[] {
    this.unchecked ??= uncheckedContainersOf(this.index);
    return this.unchecked;
  }

  /** Objects of a kind of an API group, context included. */
  public objectsOf<G extends keyof TypedKinds, K extends keyof TypedKinds[G]>(apiGroup: G, kind: K): readonly ManifestObject<TypedKinds[G][K]>[];
  public objectsOf(apiGroup: string, kind: string): readonly ManifestObject[];
  public objectsOf(apiGroup: string, kind: string): readonly ManifestObject[] {
    return this.index.of(apiGroup, kind);
  }

  /** The namespace of an object: `undefined` for the unknown one, and for cluster-scoped objects. */
  public namespaceOf(object: ManifestObject): string | undefined {
    return this.index.namespaceOf(object);
  }

  /** The differing definitions of an object, including itself; only itself if there are no others. */
  public alternativesTo<O extends ManifestObject>(object: O): readonly O[] {
    return this.alternatives.of(object) as readonly O[];
  }

  public get workloads(): readonly Workload[] {
    return this.identity.workloads;
  }

  /** The declared accounts, then those that workloads, custom resources and bindings only name. */
  public get serviceAccounts(): readonly ServiceAccount[] {
    return this.identity.accounts.all;
  }

  /** The Secrets with an account's token that never expires. */
  public get tokenSecrets(): readonly DeclaredTokenSecret[] {
    return this.identity.secrets.all;
  }

  /** The roles of the app, one per object; not the built-in ones. */
  public get roles(): readonly Role[] {
    return this.access.roles.all;
  }

  /** The ClusterRoles that aggregate too much to be evaluated; complete once the rules of all roles have been requested. */
  public get tooLargeRoles(): readonly Role[] {
    return this.access.roles.tooLarge;
  }

  public get bindings(): readonly Binding[] {
    return this.access.bindings;
  }

  /** The declared namespaces, then those in which the app places objects. */
  public get namespaces(): readonly Namespace[] {
    return [...this.namespaceIndex.values()];
  }

  /** A namespace by name, declared or only named; without a name the unknown one. */
  public namespace(name: string | undefined): Namespace | undefined {
    return this.namespaceIndex.get(name);
  }

  /** An account by name, declared or only named. */
  public serviceAccount(namespace: string | undefined, name: string): ServiceAccount | undefined {
    return this.identity.accounts.find(namespace, name);
  }

  /** The grants only of Kubernetes' own accounts, by built-in bindings. */
  public builtInGrantsOf({ namespace, name }: Requester): readonly DefaultGrant[] {
    return this.access.defaults.ofAccount(namespace, name);
  }

  /** The default grants of every account, by built-in bindings. */
  public get grantsOfEveryAccount(): readonly DefaultGrant[] {
    return this.access.defaults.ofEveryUser;
  }

  /** The grants that name an account, without those to its groups. */
  public ownGrantsOf({ namespace, name }: Requester): readonly Grant[] {
    return this.access.grants.ownOf(namespace, name);
  }

  /** The grants to all accounts of a namespace; without a namespace, those to all accounts of the cluster. */
  public groupGrantsOf(group: { readonly namespace: string | undefined } | 'everybody'): readonly Grant[] {
    return group === 'everybody' ? this.access.grants.ofEveryUser() : this.access.grants.ofNamespaceOnly(group.namespace);
  }

  /** A ClusterRole of the app or a built-in one, with its aggregated rules. */
  public clusterRole(name: string): Role | undefined {
    return this.access.roles.find('ClusterRole', name, undefined)?.role;
  }

  /** The bindings that refer to a role. */
  public bindingsTo({ kind, name, namespace }: Pick<Role, 'kind' | 'name' | 'namespace'>): readonly Binding[] {
    if (!this.bindingsByRole) {
      this.bindingsByRole = new Map();
      for (const binding of this.bindings) {
        if (binding.role) { addTo(this.bindingsByRole, keyOf(binding.role), binding); }
      }
    }
    return this.bindingsByRole.get(keyOf({ kind, name, namespace })) ?? [];
  }

  /**
   * The answer of `kubectl auth can-i`. It is only "no" if the app is complete, and "yes"
   * if any possible version of Kubernetes allows the request.
   *
   * @param requester A ServiceAccount, or any user with the groups that count.
   */
  public can(requester: Requester | Identity, request: AccessRequest): Answer {
    return this.access.authorizer.can(requester, request);
  }

  /** Why a request is allowed, or may be: by bindings of the app, then by those of every cluster. */
  public groundsOf(requester: Requester | Identity, request: AccessRequest): readonly AccessGround[] {
    return [...this.access.authorizer.groundsOf(requester, request)];
  }

  /** Every reason why a request is allowed, or may be, for any subject. */
  public allGrounds(request: AccessRequest): readonly AccessGround[] {
    return [...this.access.authorizer.allGrounds(request)];
  }

  /** The rules that apply to requests in a namespace, one ground each; without a namespace, to those in the whole cluster. */
  public rulesFor(requester: Requester | Identity, namespace: string | undefined): readonly AccessGround[] {
    return [...this.access.authorizer.rulesFor(requester, namespace)];
  }

  private get access(): AccessParts {
    if (!this.accessParts) {
      const roles = new Roles(this.index, this.complete, this.minors);
      const bindings = bindingsOf(this.index, roles);
      const defaults = new DefaultPermissions(roles, this.minors);
      const grants = new Grants(bindings, defaults);
      this.accessParts = { roles, bindings, grants, defaults, authorizer: new Authorizer(grants, defaults, this.complete) };
    }
    return this.accessParts;
  }

  private get identity(): IdentityParts {
    if (!this.identityParts) {
      const { bindings, grants, authorizer } = this.access;
      const accounts = new ServiceAccounts(this.index, grants, authorizer);
      const secrets = new TokenSecrets(this.index);
      const workloads = workloadsOf(this.index, accounts, {
        secrets,
        complete: this.complete,
        apiAudiences: this.apiAudiences,
      });
      addCustomResources(this.index, accounts);
      nameSubjects(bindings, accounts);
      this.identityParts = { accounts, workloads, secrets };
    }
    return this.identityParts;
  }

  private get namespaceIndex(): Map<string | undefined, Namespace> {
    this.namespacesByName ??= namespacesOf(this.index, this.identity.accounts, this.complete);
    return this.namespacesByName;
  }
}

/** The parts of the model about permissions. */
interface AccessParts {
  readonly roles: Roles;
  readonly bindings: readonly Binding[];
  readonly grants: Grants;
  readonly defaults: DefaultPermissions;
  readonly authorizer: Authorizer;
}

/** The parts of the model about workloads and accounts. */
interface IdentityParts {
  readonly accounts: ServiceAccounts;
  readonly workloads: readonly Workload[];
  readonly secrets: TokenSecrets;
}

function nameSubjects(bindings: readonly Binding[], accounts: ServiceAccounts): void {
  for (const binding of bindings) {
    if (binding.refused) { continue; }
    for (const { refused, accounts: named } of binding.subjects) {
      if (!refused && named?.scope === 'account') { accounts.named(named.namespace, named.name!); }
    }
  }
}

function keyOf({ kind, name, namespace }: Pick<Role, 'kind' | 'name' | 'namespace'>): string {
  return JSON.stringify([kind, namespace ?? null, name]);
}
