import { described, document, error, list, number, object, Schema, text, texts } from './schema-parts';

const boolean: Schema = { type: 'boolean' };
const certainty: Schema = described({ enum: ['yes', 'unknown'] }, 'unknown: it depends on objects outside the input.');
const node = object({
  kind: described({
    enum: [
      'container', 'account', 'group', 'user', 'role', 'accounts', 'pods', 'own-pod', 'secrets', 'written-secrets', 'administrator', 'node', 'nodes', 'cluster-admin',
      'cloud-identity',
    ],
  }, 'accounts, pods, secrets and written-secrets are all those of a namespace; own-pod is a pod that an attacker defines; administrator has every permission in the namespace.'),
  namespace: described(text, 'Left out for cluster-scoped objects, and for all namespaces.'),
  inUnknownNamespace: described(boolean, 'Set for objects that set no namespace.'),
  name: text,
  workload: described(object({ kind: text, name: text }), 'The workload of a container.'),
  text: described(text, 'The name for use in a sentence.'),
}, ['namespace', 'inUnknownNamespace', 'name', 'workload']);
const grant = object({
  permission: text,
  roleKind: text,
  roleName: text,
  roleNamespace: text,
  bindingKind: described(text, 'Left out for grants of every cluster.'),
  bindingName: text,
  bindingNamespace: text,
  at: described(text, 'Where the role is written, or the binding if the role is not in the input.'),
  findings: list(object({ rule: text, key: text }), 'The findings of the audit on the permission, as acceptances name them.'),
}, ['roleNamespace', 'bindingKind', 'bindingName', 'bindingNamespace', 'at']);
const step = object({
  edge: described(text, 'The kind of step.'),
  to: node,
  how: described(text, 'What makes it possible.'),
  grants: list(grant, 'Empty for a step that needs no permission.'),
  certainty,
  dependsOn: described(text, 'The objects outside the input that it depends on; left out for a certain step.'),
  proof: described({ enum: ['api-server', 'documentation'] }, 'The evidence: a test on an API server, or documentation.'),
  source: described(text, 'The source of the evidence.'),
}, ['dependsOn']);

const declared = list(object({
  rule: described(text, 'The rule whose finding is accepted.'),
  by: { enum: ['annotation', 'exception'] },
  reason: text,
  until: described(text, 'The last day on which it holds.'),
  owner: text,
  ticket: text,
}, ['until', 'owner', 'ticket']), 'What accepts the one permission that the path follows from; left out for other paths.');

/** The schema of `paths --output json`. */
export function pathsSchema(): Schema {
  return document('Answer of least-privilege paths, version 1', {
    from: described(text, 'Left out if no start was named.'),
    to: described(text, 'Left out if no target was named.'),
    certainOnly: boolean,
    paths: list(object({ from: node, target: node, steps: list(step), certainty, declared }, ['declared']), 'By target; the strongest first.'),
    kindsOfEdges: described(number, 'How many kinds of steps were checked.'),
    cuts: list(object({ grant, paths: number }), 'The grants by the number of paths that they are on, without declared paths.'),
    notes: texts,
    errors: list(error, 'What could not be read.'),
  }, ['from', 'to']);
}
