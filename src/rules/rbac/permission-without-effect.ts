import { aggregationRuleOf } from '../_aggregation';
import { qualifiedResource } from './_grants';
import { flowList } from './_narrowed';
import { IneffectivePart, ineffectiveParts } from '../../kubernetes/rbac/permission-effect';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { isServedGroup } from '../../kubernetes/rbac/served-resources';
import { AppModel } from '../../model/app-model';
import { definedType } from '../../objects/custom-resource-definition';
import { listed } from '../_text';
import { kubernetes } from '../references';
import { ObjectViolation, Rule } from '../rule';

export const permissionWithoutEffect: Rule = {
  id: 'permission-without-effect',
  summary: 'A role grants a verb or a resource that matches no request',
  remedy: 'correct or remove the rule',
  why: 'RBAC accepts any word as a verb, a resource and an API group, and compares them exactly. A misspelled word, a resource of another API group, a verb that the resource does not support and an API that Kubernetes no longer serves grant nothing. '
    + 'The workload fails at run time, and often too much is granted instead.',
  fix: {
    construct: 'Permission.get(kplus.ApiResource.DEPLOYMENTS)',
    yaml: [
      'rules:',
      '- apiGroups: [apps]',
      '  resources: [deployments]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    kubernetes('Using RBAC Authorization: referring to resources', 'reference/access-authn-authz/rbac/#referring-to-resources'),
    kubernetes('Authorization: request verbs', 'reference/access-authn-authz/authorization/#determine-the-request-verb'),
  ],
  subject: 'role',
  *check(role, model) {
    // The rules of an aggregating role come from other roles.
    if (aggregationRuleOf(role)) { return; }
    const { rules } = role;
    const keys = new Set<string>();
    for (const [index, rule] of rules.entries()) {
      for (const part of together(ineffectiveParts(rule))) {
        if (part.field === 'resources' && rule.apiGroups!.some(group => model.once(ownResources).has(qualifiedResource(group, part.value.split('/')[0])))) { continue; }
        const violation = violationOf(part, rule, index);
        if (!keys.has(violation.key)) {
          keys.add(violation.key);
          yield violation;
        }
      }
    }
  },
};

/** Several API verbs that the resources do not support are one violation. */
function together(parts: readonly IneffectivePart[]): IneffectivePart[] {
  const isKnownVerb = ({ field: name, hint, mayBeAsked }: IneffectivePart): boolean => name === 'verbs' && hint === undefined && !mayBeAsked;
  const known = parts.filter(isKnownVerb);
  return known.length < 2 ? [...parts] : [
    ...parts.filter(part => !isKnownVerb(part)),
    { ...known[0], value: known.map(({ value }) => value).join(), why: known[0].why.replace('is a verb that', 'are verbs that') },
  ];
}

function violationOf(part: IneffectivePart, rule: PolicyRule, index: number): ObjectViolation {
  const { field: name, value, why, hint, mayBeAsked } = part;
  const grants = mayBeAsked ? 'so it grants nothing unless another program checks it' : 'so it grants nothing';
  return {
    path: ['rules', index, name, rule[name]!.indexOf(value.split(',')[0])],
    key: keyOf(part, rule),
    message: `'${value}' ${why}, ${grants}${hint === undefined ? '' : `; ${hint}`}`,
    ...mayBeAsked ? { unknown: true } : {},
    // A hint means that another word was probably meant, which the user must choose.
    ...mayBeAsked || hint !== undefined ? {} : { fix: linesWithout(part, rule) },
  };
}

/** The field without the parts that grant nothing. */
function linesWithout({ field: name, value }: IneffectivePart, rule: PolicyRule): string {
  const left = rule[name]!.filter(each => !value.split(',').includes(each));
  return left.length === 0 ? 'remove the rule' : `${name}: ${flowList(left)}`;
}

function keyOf({ field: name, value, resources = [] }: IneffectivePart, { apiGroups = [] }: PolicyRule): string {
  switch (name) {
    case 'apiGroups': return `group ${value}`;
    case 'resources': return apiGroups.map(group => qualifiedResource(group, value)).join();
    case 'verbs': return `${listed(resources)} ${value}`.trim();
  }
}

/** Resource types that the app adds to API groups of Kubernetes. */
function ownResources(model: AppModel): ReadonlySet<string> {
  const types = model.objectsOf('apiextensions.k8s.io', 'CustomResourceDefinition').map(({ manifest }) => definedType(manifest));
  return new Set(types.flatMap(({ group = '', plural }) => plural !== undefined && isServedGroup(group) ? [qualifiedResource(group, plural)] : []));
}
