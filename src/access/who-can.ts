import { openEnds } from './can-i';
import { GrantChain, grantChains } from './grant-chain';
import { TokenHolder, tokenHolders } from './token-holders';
import { isTemplated } from '../kubernetes/names';
import { isMasters } from '../kubernetes/rbac/masters';
import { accountsOfSubject } from '../kubernetes/rbac/subject';
import { AccessGround } from '../model/access-ground';
import { AccessRequest } from '../model/access-request';
import { Answer } from '../model/answer';
import { AppModel } from '../model/app-model';
import { ServiceAccount } from '../model/workload';
import { isPlaceholder } from '../objects/placeholder';
import { compareTexts } from '../text/compare-texts';

/**
 * A subject with the requested permission.
 *
 * @jsii ignore
 */
export interface AllowedSubject {
  readonly kind: string;
  readonly namespace?: string;
  /** A placeholder if it is unknown. */
  readonly name: string;
  readonly certainty: Exclude<Answer, 'no'>;
  /** Whether only built-in bindings that the input does not show grant it. */
  readonly builtIn: boolean;
  /** What grants it. */
  readonly chains: readonly GrantChain[];
}

/**
 * A ServiceAccount in the input with the requested permission, by itself or through a group.
 *
 * @jsii ignore
 */
export interface AllowedAccount {
  readonly namespace?: string;
  readonly name: string;
  readonly certainty: Exclude<Answer, 'no'>;
  /** Whether the input declares it. */
  readonly declared: boolean;
  /** The subjects that grant it, as `kind name`: the account itself, or its groups. */
  readonly through: readonly string[];
  /** The workloads whose containers get its token. */
  readonly workloads: readonly AllowedWorkload[];
}

/**
 * A workload whose containers hold a token with the requested permission.
 *
 * @jsii ignore
 */
export interface AllowedWorkload {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly containers: readonly { readonly name: string; readonly certainty: Exclude<Answer, 'no'> }[];
}

/**
 * Who has a permission.
 *
 * @jsii ignore
 */
export interface WhoCanAnswer {
  /** Certain ones first, groups of everyone before all others, built-in ones last; always includes `system:masters`. */
  readonly subjects: readonly AllowedSubject[];
  readonly accounts: readonly AllowedAccount[];
  /** Why the list may be incomplete. */
  readonly dependsOn: readonly string[];
}

/** The widest groups first. */
const WIDE_GROUPS = ['system:unauthenticated', 'system:anonymous', 'system:authenticated', 'system:serviceaccounts'];

/** The subjects that may perform a request, as the API server would answer, with the reasons. */
export function whoCan(model: AppModel, request: AccessRequest, isPartlyUnread = false): WhoCanAnswer {
  const subjects = subjectsOf(model.allGrounds(request));
  const allowed = new AllowedAccounts([...subjects.values()]);
  return {
    subjects: [...subjects.values()].map(subject => describe(subject, model)).sort(inOrder),
    accounts: allowed.of(model).sort((a, b) => rank(a) - rank(b) || compareTexts(a.namespace, b.namespace) || compareTexts(a.name, b.name)),
    dependsOn: openEnds(model, isPartlyUnread),
  };
}

/** A subject with all its grants for the request. */
interface GrantedSubject {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly grounds: AccessGround[];
}

/** Grounds by subject; the user of a ServiceAccount becomes the account. */
function subjectsOf(grounds: readonly AccessGround[]): ReadonlyMap<string, GrantedSubject> {
  const found = new Map<string, GrantedSubject>();
  for (const ground of grounds) {
    const { kind, name, namespace } = canonical(ground);
    const key = JSON.stringify([kind, namespace ?? null, name]);
    const subject = found.get(key);
    if (subject) { subject.grounds.push(ground); } else { found.set(key, { kind, name, namespace, grounds: [ground] }); }
  }
  return found;
}

function canonical({ subject }: AccessGround): AccessGround['subject'] {
  const accounts = subject.kind === 'User' ? accountsOfSubject(subject, 'ClusterRoleBinding', undefined) : undefined;
  return accounts?.scope === 'account' ? { kind: 'ServiceAccount', name: accounts.name!, namespace: accounts.namespace } : subject;
}

function certaintyOf(subject: GrantedSubject): Exclude<Answer, 'no'> {
  return [subject.kind, subject.name, subject.namespace].some(isPlaceholder) ? 'unknown' : certaintyOfGrounds(subject);
}

function certaintyOfGrounds({ grounds }: GrantedSubject): Exclude<Answer, 'no'> {
  return grounds.some(({ certainty }) => certainty === 'yes') ? 'yes' : 'unknown';
}

function describe(subject: GrantedSubject, model: AppModel): AllowedSubject {
  const { kind, name, namespace, grounds } = subject;
  return {
    kind,
    ...namespace === undefined ? {} : { namespace },
    name,
    certainty: certaintyOf(subject),
    builtIn: grounds.every(({ binding }) => binding.object === undefined),
    chains: grantChains(grounds, model),
  };
}

/** The accounts that subjects stand for. The time per account does not depend on the number of subjects. */
class AllowedAccounts {
  private readonly exact = new Map<string, GrantedSubject>();
  private readonly byName = new Map<string, GrantedSubject[]>();
  /** Subjects with an unknown namespace. */
  private readonly uncertainByName = new Map<string, GrantedSubject[]>();
  private readonly ofNamespace = new Map<string, GrantedSubject>();
  private readonly ofAll: GrantedSubject[] = [];
  /** Subjects that may stand for any account. */
  private readonly ofAny: GrantedSubject[] = [];
  /** Those that may stand for any account of a namespace. */
  private readonly ofAnyIn = new Map<string, GrantedSubject[]>();
  private readonly ofAnyInSome: GrantedSubject[] = [];

  public constructor(subjects: readonly GrantedSubject[]) {
    for (const subject of subjects) {
      const { kind, name, namespace } = subject;
      const accounts = accountsOfSubject({ kind, name, namespace }, 'RoleBinding', undefined);
      const isAnyNamespace = accounts?.scope === 'namespace' && isTemplated(accounts.namespace!);
      if (accounts?.scope === 'account' && isTemplated(name) && !isPlaceholder(kind) && !isUncertain(namespace)) {
        addTo(this.ofAnyIn, namespace!, subject);
        this.ofAnyInSome.push(subject);
      } else if (isPlaceholder(kind) || isAnyNamespace || (accounts && isTemplated(name))) { this.ofAny.push(subject); }
      switch (accounts?.scope) {
        case 'account':
          this.exact.set(keyOf(subject), subject);
          addTo(this.byName, name, subject);
          if (isUncertain(namespace)) { addTo(this.uncertainByName, name, subject); }
          break;
        case 'namespace': this.ofNamespace.set(accounts.namespace!, subject); break;
        case 'cluster': if (!isTemplated(name)) { this.ofAll.push(subject); } break;
      }
    }
  }

  public of(model: AppModel): AllowedAccount[] {
    const holders = model.once(tokenHolders);
    return model.serviceAccounts.flatMap(account => {
      const through = this.subjectsOf(account);
      if (through.length === 0) { return []; }
      return [{
        ...account.namespace === undefined ? {} : { namespace: account.namespace },
        name: account.name,
        certainty: through.some(({ certainty }) => certainty === 'yes') ? 'yes' as const : 'unknown' as const,
        declared: account.objects.length > 0,
        through: through.map(({ subject: { kind, namespace, name } }) => `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`),
        workloads: (holders.get(account) ?? []).map(workloadOf),
      }];
    });
  }

  /** The subjects that stand for an account. Of possible ones, one of each kind is enough. */
  private subjectsOf({ name, namespace }: ServiceAccount): readonly { readonly subject: GrantedSubject; readonly certainty: Answer }[] {
    const [own, group] = [this.exact.get(keyOf({ name, namespace })), namespace === undefined ? undefined : this.ofNamespace.get(namespace)];
    const certain = [own, group, ...this.ofAll].filter(subject => subject !== undefined);
    const other = (candidates: Iterable<GrantedSubject> = []): readonly GrantedSubject[] => {
      for (const candidate of candidates) { if (!certain.includes(candidate)) { return [candidate]; } }
      return [];
    };
    const possible = new Set([
      ...other((isUncertain(namespace) ? this.byName : this.uncertainByName).get(name)),
      ...isUncertain(namespace) ? other(this.ofNamespace.values()) : [],
      ...other(this.ofAny),
      ...other(isUncertain(namespace) ? this.ofAnyInSome : this.ofAnyIn.get(namespace!)),
    ]);
    return [
      ...certain.map(subject => ({ subject, certainty: certaintyOfGrounds(subject) })),
      ...[...possible].map(subject => ({ subject, certainty: 'unknown' as const })),
    ];
  }
}

function keyOf({ namespace, name }: Pick<GrantedSubject, 'namespace' | 'name'>): string {
  return JSON.stringify([namespace ?? null, name]);
}

function isUncertain(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const others = lists.get(key);
  if (others) { others.push(value); } else { lists.set(key, [value]); }
}

function workloadOf({ workload: { object, namespace }, containers }: TokenHolder): AllowedWorkload {
  return { kind: object.kind, ...namespace === undefined ? {} : { namespace }, name: object.name, containers };
}

function inOrder(a: AllowedSubject, b: AllowedSubject): number {
  return rank(a) - rank(b) || Number(a.builtIn) - Number(b.builtIn) || (a.builtIn ? Number(isMasters(b)) - Number(isMasters(a)) : width(a) - width(b))
    || compareTexts(a.kind, b.kind) || compareTexts(a.namespace, b.namespace) || compareTexts(a.name, b.name);
}

function rank({ certainty }: { readonly certainty: Answer }): number {
  return certainty === 'yes' ? 0 : 1;
}

function width({ kind, name }: AllowedSubject): number {
  if (kind === 'ServiceAccount') { return WIDE_GROUPS.length + 2; }
  const index = WIDE_GROUPS.indexOf(name);
  if (index >= 0) { return index; }
  return kind === 'Group' && name.startsWith('system:serviceaccounts:') ? WIDE_GROUPS.length : WIDE_GROUPS.length + 3;
}

