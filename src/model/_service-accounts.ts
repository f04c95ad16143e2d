import { Authorizer } from './_authorizer';
import { declaredAutomount } from './_declared-automount';
import { Grants } from './_grants';
import { addTo, NamespacedMap } from './_namespaced-map';
import { Objects } from './_objects';
import { isUncertain } from './_same-namespace';
import { Answer } from './answer';
import { CloudIdentity, Grant } from './service-account';
import { Automount, ServiceAccount, Workload } from './workload';
import { AWS_ROLE_ARN_ANNOTATION } from '../kubernetes/cloud/aws';
import { AZURE_CLIENT_ID_ANNOTATION } from '../kubernetes/cloud/azure';
import { GOOGLE_SERVICE_ACCOUNT_ANNOTATION } from '../kubernetes/cloud/google';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';

const CLOUD_ANNOTATIONS = [
  ['aws', AWS_ROLE_ARN_ANNOTATION], ['google', GOOGLE_SERVICE_ACCOUNT_ANNOTATION], ['azure', AZURE_CLIENT_ID_ANNOTATION],
] as const;
const NONE: readonly CloudIdentity[] = [];
/** A placeholder name that no account has. */
const CHOSEN_NAME = '{{ chosen by the controller }}';

/** Facts about accounts that come from other objects. */
export interface AccountContext {
  readonly accounts: ServiceAccounts;
  readonly grants: Grants;
  readonly authorizer: Authorizer;
}

/** The accounts that an app declares or names, in that order. */
export class ServiceAccounts {
  private readonly accounts: NamedAccount[] = [];
  private readonly byName = new NamespacedMap<NamedAccount>();
  private readonly byNameOnly = new Map<string, NamedAccount[]>();
  private readonly uncertainByNameOnly = new Map<string, NamedAccount[]>();
  private readonly context: AccountContext;

  public constructor(objects: Objects, grants: Grants, authorizer: Authorizer) {
    this.context = { accounts: this, grants, authorizer };
    for (const object of objects.of('', 'ServiceAccount')) {
      this.named(objects.namespaceOf(object), object.name).objects.push(object);
    }
  }

  public get all(): readonly ServiceAccount[] {
    return this.accounts;
  }

  public find(namespace: string | undefined, name: string): NamedAccount | undefined {
    return this.byName.get(namespace, name);
  }

  /** Returns an account and registers it as named by the app. */
  public named(namespace: string | undefined, name: string): NamedAccount {
    return this.byName.getOrAdd(namespace, name, () => {
      const account = new NamedAccount(namespace, name, this.context);
      this.accounts.push(account);
      addTo(this.byNameOnly, name, account);
      if (isUncertain(namespace)) { addTo(this.uncertainByNameOnly, name, account); }
      return account;
    });
  }

  /** The account that a controller chooses, possibly any. */
  public unknown(namespace: string | undefined): NamedAccount {
    return new UnknownAccount(namespace, CHOSEN_NAME, this.context);
  }

  /** Accounts of the same name in other namespaces that may be the same one. */
  public namedAlike(namespace: string | undefined, name: string): NamedAccount[] {
    const alike = isUncertain(namespace) ? this.byNameOnly : this.uncertainByNameOnly;
    return (alike.get(name) ?? []).filter(other => other.namespace !== namespace);
  }
}

/** An account; its facts are computed on request. */
export class NamedAccount implements ServiceAccount {
  public readonly objects: ManifestObject<k8s.ServiceAccount>[] = [];
  public readonly workloads: Workload[] = [];
  public readonly customResources: ManifestObject[] = [];
  private allGrants: readonly Grant[] | undefined;
  private granted: Answer | undefined;
  private identities: readonly CloudIdentity[] | undefined;
  private declared: Automount | undefined;

  public constructor(
    public readonly namespace: string | undefined, public readonly name: string, private readonly context: AccountContext,
  ) {}

  public get object(): ManifestObject<k8s.ServiceAccount> | undefined {
    return this.objects[this.objects.length - 1];
  }

  public get mayEqual(): readonly NamedAccount[] {
    return this.context.accounts.namedAlike(this.namespace, this.name);
  }

  /** The automount setting of its declarations; undefined if it is not declared. */
  public get automount(): Automount | undefined {
    this.declared ??= declaredAutomount(this.objects);
    return this.declared;
  }

  public get grants(): readonly Grant[] {
    this.allGrants ??= this.context.grants.of(this.namespace, this.name);
    return this.allGrants;
  }

  public get boundPermission(): Answer {
    this.granted ??= this.context.authorizer.boundPermission(this.name, this.namespace, this.grants);
    return this.granted;
  }

  public get hasPermission(): Answer {
    return this.context.authorizer.withBindingsElsewhere(this.boundPermission);
  }

  public get cloudIdentities(): readonly CloudIdentity[] {
    this.identities ??= distinct(this.objects.flatMap(cloudIdentitiesOf));
    return this.identities;
  }
}

/** An account whose facts are all unknown. */
class UnknownAccount extends NamedAccount {
  public override get mayEqual(): readonly NamedAccount[] {
    return [];
  }

  public override get boundPermission(): Answer {
    return 'unknown';
  }
}

function cloudIdentitiesOf(object: ManifestObject<k8s.ServiceAccount>): readonly CloudIdentity[] {
  const annotations = object.manifest.metadata?.annotations;
  // The fast path: most accounts have none.
  if (!annotations) { return NONE; }
  return CLOUD_ANNOTATIONS.flatMap(([provider, annotation]) => {
    const value = annotations[annotation];
    return value ? [{ provider, value, object, path: ['metadata', 'annotations', annotation] }] : [];
  });
}

/** Each identity once, from its last declaration. */
function distinct(identities: readonly CloudIdentity[]): readonly CloudIdentity[] {
  if (identities.length < 2) { return identities; }
  return [...new Map(identities.map(identity => [`${identity.provider} ${identity.value}`, identity])).values()];
}
