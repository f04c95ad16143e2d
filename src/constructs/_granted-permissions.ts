import { ApiObjectMetadataDefinition } from 'cdk8s';
import { RuleAcceptance, writeAcceptances } from './_accept';
import { BoundSubjects } from './_bindings';
import { Permission } from './permission';
import { Acceptance, acceptanceAnnotation, AcceptedRule } from '../acceptance';
import { KNOWN_MINORS } from '../kubernetes/kubernetes-version';
import { bindingKey } from '../kubernetes/rbac/binding-key';
import { fieldSelectorPermissions } from '../kubernetes/rbac/field-selector-permissions';
import { isMasters } from '../kubernetes/rbac/masters';
import { mergePolicyRules, PolicyRule } from '../kubernetes/rbac/policy-rule';
import { SensitivePermission, sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { isEffectiveIn } from '../kubernetes/rbac/works-in-namespace';
import { safeText } from '../text/safe-text';

/** A finding on a role, and the permissions whose reasons accept it. */
interface ReasonedFinding {
  readonly permission: SensitivePermission;
  readonly by: readonly Permission[];
}

/** The permissions of a role, with the reasons for the sensitive ones. */
export class GrantedPermissions {
  private readonly granted: Permission[] = [];
  private acceptsNames = false;
  private merged?: readonly PolicyRule[];
  private reasoned: readonly ReasonedFinding[] = [];

  /** @param role The Role, which grants permissions in the namespace of its metadata, or the ClusterRole. */
  public constructor(private readonly role: { readonly kind: 'Role' | 'ClusterRole'; readonly name: string }, private readonly metadata: ApiObjectMetadataDefinition) {}

  /** Validates permissions and adds all of them, or throws and adds none. */
  public add(permissions: readonly Permission[]): void {
    for (const permission of permissions) { this.checkReason(permission); }
    this.granted.push(...permissions);
    this.merged = undefined;
    this.writeReasons();
  }

  /** All rules, merged and sorted. */
  public get rules(): readonly PolicyRule[] {
    return this.merged ??= mergePolicyRules(this.granted.flatMap(permission => permission._toRules()));
  }

  /** The acceptances for a binding: its subjects get the sensitive permissions for the reasons given in the role. */
  public acceptedIn({ kind, namespace, subjects }: BoundSubjects): RuleAcceptance[] {
    const isEffective = ({ permission }: ReasonedFinding): boolean =>
      this.role.kind === 'Role' || kind === 'ClusterRoleBinding' || isEffectiveIn(namespace, permission);
    const reasons = this.reasoned.filter(isEffective).flatMap(({ by }) => by);
    if (reasons.length === 0) { return []; }
    return subjects.filter(subject => !isMasters(subject))
      .map(subject => ({ rule: 'binding-to-accepted-role', key: bindingKey(this.role, subject), ...joined(reasons) }));
  }

  /** The findings are those of the merged rules, each with the reasons of all permissions that lead to it. */
  private writeReasons(): void {
    const reasoned = this.permissionsWithReason;
    this.reasoned = (reasoned.length === 0 ? [] : this.sensitive(this.rules))
      .map(finding => ({ permission: finding, by: reasoned.filter(permission => this.leadsTo(permission, finding)) }))
      .filter(({ by }) => by.length > 0);
    const sensitive = this.reasoned.map(({ permission: { rule, key }, by }) => ({ rule: rule as AcceptedRule, key, ...joined(by) }));
    const named = this.fieldSelectorAcceptances();
    // After a later permission without names, nothing remains to accept; cdk8s omits an annotation without a value.
    if (named.length === 0 && this.acceptsNames) { this.metadata.addAnnotation(acceptanceAnnotation('resource-names-without-effect'), undefined!); }
    this.acceptsNames = named.length > 0;
    writeAcceptances(this.metadata, [...sensitive, ...named]);
  }

  private get permissionsWithReason(): Permission[] {
    return this.granted.filter(permission => permission._reason !== undefined);
  }

  private checkReason(permission: Permission): void {
    if (permission._reason !== undefined) { return; }
    const sensitive = this.sensitive(permission._toRules()).find(({ atMost }) => atMost !== 'low');
    if (sensitive) {
      throw new Error(safeText(`the permission '${sensitive.key}' ${sensitive.why}; narrow it, or add .because('<reason>') if it must be granted`));
    }
  }

  /** Whether a permission contributes to a finding of the merged rules. */
  private leadsTo(permission: Permission, finding: SensitivePermission): boolean {
    const target = targetOf(finding.source);
    const { verbs, resourceNames } = finding.source;
    return this.sensitive(permission._toRules()).some(({ rule, source }) =>
      (rule === finding.rule || finding.rule === 'grants-everything') && targetOf(source) === target && source.verbs.some(verb => verbs.includes(verb))
      && (!resourceNames || source.resourceNames?.some(name => resourceNames.includes(name))));
  }

  private sensitive(rules: readonly PolicyRule[]): SensitivePermission[] {
    return sensitivePermissions(rules, KNOWN_MINORS, this.role.kind === 'ClusterRole' ? {} : { within: { namespace: this.metadata.namespace } });
  }

  /** `namedByFieldSelector()` declares that the client sends the field selector. */
  private fieldSelectorAcceptances(): RuleAcceptance[] {
    return fieldSelectorPermissions(this.rules).map(({ key, apiGroup, resource, names, verbs }) => {
      const reason = joined(this.permissionsWithReason.filter(permission => fieldSelectorPermissions(permission._toRules()).some(
        part => part.apiGroup === apiGroup && part.resource === resource
          && part.names.some(name => names.includes(name)) && part.verbs.some(verb => verbs.includes(verb)),
      )));
      return { rule: 'resource-names-without-effect', key, ...reason.reason === '' ? { reason: SENDS_FIELD_SELECTOR } : reason };
    });
  }
}

const SENDS_FIELD_SELECTOR = 'the client sends the field selector metadata.name';

/** One acceptance for all reasons. It ends with the first of them, and has an owner or a ticket only if each reason has one. */
function joined(permissions: readonly Permission[]): Acceptance {
  const reasons = permissions.map(permission => permission._reason!);
  const all = (setting: 'owner' | 'ticket'): string | undefined =>
    reasons.every(reason => reason[setting] !== undefined) && reasons.length > 0 ? distinct(reasons.map(reason => reason[setting]!)).join(',') : undefined;
  return {
    reason: distinct(reasons.map(({ reason }) => reason)).join('; '),
    until: reasons.flatMap(({ until }) => until ?? []).sort()[0],
    owner: all('owner'),
    ticket: all('ticket'),
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function targetOf({ apiGroups, resources, nonResourceURLs }: PolicyRule): string {
  return JSON.stringify([apiGroups, resources, nonResourceURLs]);
}
