import { DefaultPermissions } from './_default-permissions';
import { Grants } from './_grants';
import { sameNamespace } from './_same-namespace';
import { identityHolds } from './_user-grants';
import { AccessGround, Doubt } from './access-ground';
import { AccessRequest, Identity, Requester } from './access-request';
import { Answer } from './answer';
import { DefaultGrant, Grant, Role } from './service-account';
import { isTemplated } from '../kubernetes/names';
import { hasUnsetValue, knownPart, widestPart } from '../kubernetes/rbac/has-unset-value';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsPath, allowsResource } from '../kubernetes/rbac/rule-matching';

/** The known permissions of accounts. */
export class Authorizer {
  private readonly unsetRules = new Map<Pick<Role, 'rules'>, readonly PolicyRule[]>();

  public constructor(private readonly grants: Grants, private readonly defaults: DefaultPermissions, private readonly complete: boolean) {}

  /** Whether the known bindings give an account more permissions than the defaults of every account. */
  public boundPermission(name: string, namespace: string | undefined, grants: readonly Grant[]): Answer {
    const some = this.defaults.ofAccount(namespace, name).length > 0 || grants.some(
      ({ role, clusterWide, certainty }) => certainty === 'yes' && role !== undefined && this.defaults.isExceededBy(role, clusterWide),
    );
    if (some) { return 'yes'; }
    const maybe = grants.some(grant => grant.role
      ? grant.role.mayGrantMore || this.defaults.isExceededBy(grant.role, grant.clusterWide) : this.mayBeElsewhere(grant));
    return maybe || isTemplated(name) ? 'unknown' : 'no';
  }

  /** The same, including possible unknown bindings. */
  public withBindingsElsewhere(boundPermission: Answer): Answer {
    return boundPermission === 'no' && !this.complete ? 'unknown' : boundPermission;
  }

  public can(requester: Requester | Identity, request: AccessRequest): Answer {
    let answer: Answer = this.complete && !isTemplated(isIdentity(requester) ? requester.user : requester.name) ? 'no' : 'unknown';
    for (const { certainty } of this.groundsOf(requester, request)) {
      if (certainty === 'yes') { return 'yes'; }
      answer = 'unknown';
    }
    return answer;
  }

  /** Why a request is allowed, or may be: by bindings of the app, then by those of every cluster. */
  public *groundsOf(requester: Requester | Identity, request: AccessRequest): Iterable<AccessGround> {
    for (const grant of this.grantsOf(requester)) {
      const ground = this.ground(grant, request);
      if (ground) { yield ground; }
    }
    for (const grant of this.defaultGrantsOf(requester)) {
      const ground = this.defaultGround(grant, request);
      if (ground) { yield ground; }
    }
  }

  /** Every reason why a request is allowed, or may be, for any subject. */
  public *allGrounds(request: AccessRequest): Iterable<AccessGround> {
    for (const grant of this.grants.all) {
      const ground = this.ground(grant, request);
      if (ground) { yield ground; }
    }
    for (const grant of this.defaults.all) {
      const ground = this.defaultGround(grant, request);
      if (ground) { yield ground; }
    }
  }

  /** The rules that apply in a namespace, one ground each; without a namespace, those that apply everywhere. */
  public *rulesFor(requester: Requester | Identity, namespace: string | undefined): Iterable<AccessGround> {
    for (const grant of this.grantsOf(requester)) {
      const reaches = reachOf(grant.clusterWide, grant.binding.namespace, { verb: '', namespace });
      if (reaches === 'no') { continue; }
      const { role } = grant;
      if (this.mayHoldMore(grant)) { yield groundOf(grant, reaches, undefined); }
      for (const rule of role?.rules ?? []) {
        yield groundOf(grant, reaches, knownPart(rule));
        if (hasUnsetValue(rule)) { yield groundOf(grant, reaches, rule, ['rule-not-set']); }
      }
    }
    for (const grant of this.defaultGrantsOf(requester)) {
      if (grant.namespace !== undefined && grant.namespace !== namespace) { continue; }
      for (const rule of grant.role.rules) { yield defaultGroundOf(grant, rule); }
    }
  }

  private grantsOf(requester: Requester | Identity): readonly Grant[] {
    if (!isIdentity(requester)) { return this.grants.of(requester.namespace, requester.name); }
    return this.grants.all.flatMap(grant => {
      const held = identityHolds(requester, grant.subject);
      if (held === 'no') { return []; }
      return held === 'yes' ? [grant] : [{ ...grant, certainty: 'unknown' }];
    });
  }

  private defaultGrantsOf(requester: Requester | Identity): readonly DefaultGrant[] {
    return isIdentity(requester)
      ? this.defaults.all.filter(({ subject, binding }) => identityHolds(requester, this.defaults.subjectOf(subject, binding)) === 'yes')
      : [...this.defaults.ofEveryUser, ...this.defaults.ofAccount(requester.namespace, requester.name)];
  }

  private ground(grant: Grant, request: AccessRequest): AccessGround | undefined {
    const { binding, role, clusterWide } = grant;
    const reaches = reachOf(clusterWide, binding.namespace, request);
    if (reaches === 'no') { return undefined; }
    const rule = role && ruleFor(role, request);
    if (rule !== undefined || this.mayHoldMore(grant)) { return groundOf(grant, reaches, rule); }
    const unset = role && this.unsetRulesOf(role).find(each => mayAllow(each, request));
    return unset && groundOf(grant, reaches, unset, ['rule-not-set']);
  }

  private defaultGround(grant: DefaultGrant, request: AccessRequest): AccessGround | undefined {
    if (grant.namespace !== undefined && isIn(grant.namespace, request) !== 'yes') { return undefined; }
    const rule = ruleFor(grant.role, request);
    return rule && defaultGroundOf(grant, rule);
  }

  /** The rules with placeholders. */
  private unsetRulesOf(role: Role): readonly PolicyRule[] {
    let rules = this.unsetRules.get(role);
    if (!rules) { this.unsetRules.set(role, rules = role.rules.filter(hasUnsetValue)); }
    return rules;
  }

  /**
   * Whether a grant may include permissions that its rules do not show. Roles elsewhere
   * that may add to an aggregating role are not a reason: an incomplete app never gets
   * the answer "no".
   */
  private mayHoldMore(grant: Grant): boolean {
    const { role } = grant;
    return role ? role.mayGrantMore && (this.complete || role.object?.unreadable !== undefined) : this.mayBeElsewhere(grant);
  }

  /** Whether an unknown role may exist. A binding to a missing role grants nothing. */
  private mayBeElsewhere({ binding: { roleRef, roleCertainty } }: Grant): boolean {
    return !this.complete || roleCertainty === 'unknown' || isTemplated(roleRef.name);
  }
}

function isIdentity(requester: Requester | Identity): requester is Identity {
  return 'user' in requester;
}

/** Whether a binding applies to a request. */
function reachOf(clusterWide: boolean, namespace: string | undefined, request: AccessRequest): Answer {
  return clusterWide ? 'yes' : isIn(namespace, request);
}

/** Whether a grant in a namespace applies to a request. */
function isIn(namespace: string | undefined, request: AccessRequest): Answer {
  return request.path !== undefined || !request.namespace ? 'no' : sameNamespace(namespace, request.namespace);
}

function ruleFor({ rules }: Pick<Role, 'rules'>, { verb, apiGroup = '', resource = '', name, path }: AccessRequest): PolicyRule | undefined {
  return rules.find(rule => path !== undefined ? allowsPath(rule, verb, path) : allowsResource(rule, { verb, apiGroup, resource, name }));
}

/** Whether a rule allows a request once its placeholders are filled in: each may become any value. */
function mayAllow(rule: PolicyRule, request: AccessRequest): boolean {
  const { resourceNames = [] } = rule;
  const isAnyName = request.name !== undefined && resourceNames.some(isTemplated);
  return ruleFor({ rules: [{ ...widestPart(rule), resourceNames: isAnyName ? [] : resourceNames }] }, request) !== undefined;
}

function groundOf(
  { binding, subject, role, certainty }: Grant, reaches: Answer, rule: PolicyRule | undefined, additional: readonly Doubt[] = [],
): AccessGround {
  const doubts: Doubt[] = [
    ...additional,
    ...role === undefined ? ['role-not-found' as const] : rule === undefined ? ['role-incomplete' as const] : [],
    ...role !== undefined && binding.roleCertainty === 'unknown' ? ['role-ambiguous' as const] : [],
    ...certainty === 'unknown' && binding.roleCertainty === 'yes' ? ['subject-not-known' as const] : [],
    ...reaches === 'unknown' ? ['namespace-not-set' as const] : [],
  ];
  return {
    certainty: doubts.length === 0 && certainty === 'yes' ? 'yes' : 'unknown',
    doubts,
    subject,
    binding: {
      kind: binding.object.kind,
      name: binding.object.name,
      namespace: binding.clusterWide ? undefined : binding.namespace,
      clusterWide: binding.clusterWide,
      object: binding.object,
      roleRef: binding.roleRef,
    },
    path: subject.path,
    role,
    rule,
  };
}

function defaultGroundOf({ role, namespace, binding, subject }: DefaultGrant, rule: PolicyRule): AccessGround {
  return {
    certainty: 'yes',
    doubts: [],
    subject: { kind: subject.kind, name: subject.name, namespace: subject.namespace },
    binding: {
      kind: binding.kind,
      name: binding.name,
      namespace,
      clusterWide: namespace === undefined,
      roleRef: { kind: binding.roleKind, name: binding.roleName },
    },
    role,
    rule,
  };
}
