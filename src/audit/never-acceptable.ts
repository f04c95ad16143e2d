import { allowsEverything } from '../kubernetes/rbac/allows-everything';
import { takeoverRequests } from '../kubernetes/rbac/cluster-takeover';
import { allowsResource } from '../kubernetes/rbac/rule-matching';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Binding, Subject } from '../model/service-account';

/** What reports that a binding gives something to everybody, or what it gives. */
const RULES_ON_BINDINGS: ReadonlySet<string> = new Set([
  'binding-to-anonymous', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts',
  'binding-to-cluster-admin', 'binding-to-admin-or-edit', 'binding-to-privileged-role', 'binding-to-accepted-role',
]);

/** Whom everybody is, by the subjects that stand for them. Who is logged in by OAuth, and every ServiceAccount, is in `system:authenticated` too. */
const EVERYBODY: readonly (readonly string[])[] = [
  ['User system:anonymous', 'Group system:unauthenticated'],
  ['Group system:authenticated', 'Group system:authenticated:oauth'],
  ['Group system:authenticated', 'Group system:serviceaccounts'],
];

/** Where the ServiceAccounts of the controllers are. */
const SYSTEM_NAMESPACE = 'kube-system';

/** The findings that nothing accepts: what lets everybody take the cluster, however it is written. */
export class NeverAcceptable {
  private objects?: ReadonlySet<ManifestObject>;

  public constructor(private readonly model: AppModel) {}

  /** Whether a rule may find anything of that. */
  public concerns(rule: string): boolean {
    return RULES_ON_BINDINGS.has(rule);
  }

  public includes(rule: string, object: ManifestObject): boolean {
    if (!RULES_ON_BINDINGS.has(rule)) { return false; }
    this.objects ??= new Set(EVERYBODY.flatMap(subjects => takeoversBy(subjects, this.model.bindings))
      .map(binding => this.model.partOf(binding.object)?.owner ?? binding.object));
    return this.objects.has(object);
  }
}

/** The bindings that let somebody take the cluster, alone or together. */
function takeoversBy(subjects: readonly string[], bindings: readonly Binding[]): Binding[] {
  const own = bindings.filter(({ refused, subjects: bound }) => !refused && bound.some(subject => isOneOf(subject, subjects)));
  const inSystem = own.filter(({ clusterWide, namespace }) => !clusterWide && namespace === SYSTEM_NAMESPACE);
  const requests = takeoverRequests(own.filter(({ clusterWide }) => clusterWide).flatMap(rulesOf), inSystem.flatMap(rulesOf));
  return own.filter(binding => {
    const rules = rulesOf(binding);
    if (allowsEverything(rules)) { return true; }
    return (binding.clusterWide || inSystem.includes(binding)) && requests.some(request => rules.some(rule => allowsResource(rule, request)));
  });
}

function isOneOf({ kind, name, refused }: Subject, subjects: readonly string[]): boolean {
  return !refused && subjects.includes(`${kind} ${name}`);
}

function rulesOf({ role }: Binding): NonNullable<Binding['role']>['rules'] {
  return role?.rules ?? [];
}
