import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { AccessGround, Doubt } from '../model/access-ground';
import { Answer } from '../model/answer';
import { AppModel } from '../model/app-model';
import { items } from '../objects/lists';

/**
 * The known source location of something.
 *
 * @jsii ignore
 */
export interface WrittenAt {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The path of the construct that created it. */
  readonly construct?: string;
}

/**
 * An object of a chain.
 *
 * @jsii ignore
 */
export interface ChainObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Whether it is built in and missing from the input. */
  readonly builtIn: boolean;
  readonly location?: WrittenAt;
}

/**
 * Why a request is or may be allowed: a binding of the subject to a role with a
  * matching rule. JSON-compatible.
 *
 * @jsii ignore
 */
export interface GrantChain {
  readonly certainty: Exclude<Answer, 'no'>;
  readonly subject: { readonly kind: string; readonly namespace?: string; readonly name: string };
  readonly binding: ChainObject;
  /** `found` is false if the role is neither in the input nor built in. */
  readonly role: ChainObject & { readonly found: boolean };
  /** Unset if no known rule allows it. */
  readonly rule?: PolicyRule & {
    /** The ClusterRole from which the rule is aggregated; unset for a rule of the role itself. */
    readonly from?: string;
    readonly location?: WrittenAt;
  };
  /** Conditions that the input does not show; empty for a certain chain. */
  readonly dependsOn: readonly string[];
}

/** Distinct grounds as data. Omits built-in objects if the input shows the same. */
export function grantChains(grounds: readonly AccessGround[], model: AppModel): readonly GrantChain[] {
  const found = new Map<string, AccessGround>();
  for (const ground of grounds) {
    const { subject, binding } = ground;
    const key = JSON.stringify([subject.kind, subject.namespace, subject.name, binding.kind, binding.namespace, binding.name, ground.rule]);
    const before = found.get(key);
    if (!before || (before.certainty === 'unknown' && ground.certainty === 'yes')) { found.set(key, ground); }
  }
  return [...found.values()].map(ground => chainOf(ground, model));
}

function chainOf({ certainty, doubts, subject, binding, path, role, rule }: AccessGround, model: AppModel): GrantChain {
  const bindingKind = { kind: binding.kind, ...inNamespace(binding.namespace), name: binding.name };
  return {
    certainty,
    subject: { kind: subject.kind, ...inNamespace(subject.namespace), name: subject.name },
    binding: { ...bindingKind, builtIn: binding.object === undefined, ...at(binding.object, path ?? []) },
    role: {
      kind: binding.roleRef.kind,
      ...inNamespace(role?.namespace ?? (binding.roleRef.kind === 'Role' ? binding.namespace : undefined)),
      name: binding.roleRef.name,
      builtIn: role !== undefined && role.object === undefined,
      found: role !== undefined,
      ...at(role?.object, []),
    },
    ...rule === undefined ? {} : { rule: { ...plainRule(rule), ...originOf(rule, role?.object, model) } },
    dependsOn: doubts.map(doubt => doubtText(doubt, bindingKind, binding.roleRef, subject)),
  };
}

/** A rule without unknown fields. */
function plainRule({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): PolicyRule {
  return {
    ...apiGroups === undefined ? {} : { apiGroups },
    ...resources === undefined ? {} : { resources },
    ...resourceNames === undefined || resourceNames.length === 0 ? {} : { resourceNames },
    ...nonResourceURLs === undefined ? {} : { nonResourceURLs },
    verbs,
  };
}

function doubtText(
  doubt: Doubt, binding: Pick<ChainObject, 'kind' | 'namespace' | 'name'>, roleRef: AccessGround['binding']['roleRef'], subject: AccessGround['subject'],
): string {
  const name = `${binding.kind} ${binding.namespace === undefined ? '' : `${binding.namespace}/`}${binding.name}`;
  const role = `${roleRef.kind} ${roleRef.name}`;
  switch (doubt) {
    case 'role-not-found': return `${name} binds ${role}, which is not in the input: add its manifests as context`;
    case 'role-ambiguous': return `which ${role} ${name} binds depends on a namespace or kind that is not set`;
    case 'role-incomplete': return `${role}, which ${name} binds, could not be read completely`;
    case 'rule-not-set': return `what ${role}, which ${name} binds, grants depends on a value that is not set`;
    case 'namespace-not-set': return `${name} is in no namespace: set the namespace of objects without one`;
    case 'subject-not-known': return `whom ${name} means by ${subject.kind} ${subject.name} depends on a value that is not set`;
  }
}

function originOf(rule: PolicyRule, role: ManifestObject | undefined, model: AppModel): Pick<NonNullable<GrantChain['rule']>, 'from' | 'location'> {
  const written = model.once(writtenRules).get(rule);
  if (!written) { return {}; }
  const { object, index } = written;
  return { ...object === role ? {} : { from: object.name }, ...at(object, ['rules', index]) };
}

/** The locations of rules in the input. Does not find a rule that the reader had to complete. */
function writtenRules(model: AppModel): ReadonlyMap<unknown, { readonly object: ManifestObject; readonly index: number }> {
  const found = new Map<unknown, { readonly object: ManifestObject; readonly index: number }>();
  for (const kind of ['Role', 'ClusterRole'] as const) {
    for (const object of model.objectsOf('rbac.authorization.k8s.io', kind)) {
      items(object.manifest.rules).forEach((rule, index) => found.set(rule, { object, index }));
    }
  }
  return found;
}

function at(object: ManifestObject | undefined, path: Path): { readonly location?: WrittenAt } {
  if (!object) { return {}; }
  const { construct } = object.origin;
  const { file, line, column } = object.origin.position(path) ?? {};
  const location = { ...file === undefined ? {} : { file, line, column }, ...construct === undefined ? {} : { construct } };
  return Object.keys(location).length === 0 ? {} : { location };
}

function inNamespace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
