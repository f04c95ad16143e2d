import { described, document, error, list, number, object, Schema, text, texts } from './schema-parts';

const location = described(object({ file: text, line: number, column: number, construct: text }, ['file', 'line', 'column', 'construct']),
  'Where it is written; left out if unknown.');
const named = { kind: text, namespace: text, name: text };
const chainObject = { ...named, builtIn: described({ type: 'boolean' }, 'Whether every cluster has it and the input does not show it.'), location };
const certainty: Schema = described({ enum: ['yes', 'unknown'] }, 'unknown: it depends on objects outside the input.');
const answer: Schema = { enum: ['yes', 'no', 'unknown'] };
const rule = { apiGroups: texts, resources: texts, resourceNames: texts, nonResourceURLs: texts, verbs: texts };
const chain = object({
  certainty,
  subject: object(named, ['namespace']),
  binding: object(chainObject, ['namespace', 'location']),
  role: object({ ...chainObject, found: described({ type: 'boolean' }, 'Whether the input or every cluster has it.') }, ['namespace', 'location']),
  rule: described(object({ ...rule, from: described(text, 'The ClusterRole that the role aggregates the rule from.'), location },
    ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs', 'from', 'location']), 'Left out if no known rule allows it.'),
  dependsOn: described(texts, 'The objects outside the input that it depends on.'),
}, ['rule']);
const question = object({
  text: described(text, 'The question as a phrase.'),
  verb: text,
  apiGroup: text,
  resource: described(text, 'With its subresource; left out for a path.'),
  name: text,
  namespace: described(text, 'Left out for cluster-scoped resources and for all namespaces.'),
  nonResourceUrl: text,
}, ['apiGroup', 'resource', 'name', 'namespace', 'nonResourceUrl']);
const subject = object({ text, ...named, groups: described(texts, 'The groups that count.') }, ['namespace']);
const notes = described(texts, 'How the question was interpreted.');
const errors = list(error, 'What could not be read. If there are any, no answer is no.');
const dependsOn = described(texts, 'Why the list may be incomplete.');
const permission = object({
  apiGroup: text, resource: text, nonResourceUrl: text, resourceNames: described(texts, 'Empty for all objects.'), verbs: texts,
}, ['apiGroup', 'resource', 'nonResourceUrl']);

/** The schema of `can-i --output json`. */
export function canISchema(): Schema {
  return document('Answer of least-privilege can-i, version 1', {
    as: subject,
    question,
    answer,
    chains: list(chain, 'What grants it, or may grant it if the answer is unknown.'),
    dependsOn: described(texts, 'What the answer unknown depends on.'),
    notes,
    errors,
  });
}

/** The schema of `can-i --list --output json`. */
export function permissionListSchema(): Schema {
  return document('Permissions that least-privilege can-i lists, version 1', {
    as: subject,
    namespace: described(text, 'Left out for the whole cluster.'),
    permissions: list(permission, 'What is certain.'),
    possible: list(permission, 'Permissions that depend on objects outside the input.'),
    uncertain: list(chain, 'The grants that are not fully known.'),
    dependsOn,
    notes,
    errors,
  }, ['namespace']);
}

/** The schema of `who-can --output json`. */
export function whoCanSchema(): Schema {
  const container = object({ name: text, certainty });
  return document('Answer of least-privilege who-can, version 1', {
    question,
    subjects: list(object({
      ...named,
      certainty,
      builtIn: described({ type: 'boolean' }, 'Whether only what every cluster has grants it.'),
      chains: list(chain, 'What grants it.'),
    }, ['namespace']), 'Certain ones first, those of every cluster last.'),
    accounts: list(object({
      namespace: text,
      name: text,
      certainty,
      declared: described({ type: 'boolean' }, 'Whether the input declares it.'),
      through: described(texts, 'The subjects that give it the permission: itself, or its groups.'),
      workloads: list(object({ ...named, containers: list(container) }, ['namespace']), 'The workloads whose containers hold a token of it.'),
    }, ['namespace']), 'The ServiceAccounts of the input that may do it.'),
    dependsOn,
    notes,
    errors,
  });
}
