import { described, document, error, list, number, object, Schema, text, texts } from './schema-parts';

const boolean: Schema = { type: 'boolean' };
const certainty: Schema = described({ enum: ['yes', 'unknown'] }, 'unknown: it depends on what the input does not show.');
const node = object({
  kind: described({
    enum: [
      'container', 'account', 'group', 'user', 'role', 'accounts', 'pods', 'own-pod', 'secrets', 'written-secrets', 'administrator', 'node', 'nodes', 'cluster-admin',
      'cloud-identity',
    ],
  }, 'accounts, pods, secrets and written-secrets are all of a namespace; own-pod is a pod of the choice of an attacker; administrator has every permission there.'),
  namespace: described(text, 'Left out for what is in no namespace, and where all namespaces are meant.'),
  inUnknownNamespace: described(boolean, 'Set for what is in the namespace of objects that name none.'),
  name: text,
  workload: described(object({ kind: text, name: text }), 'That of a container.'),
  text: described(text, 'As a sentence names it.'),
}, ['namespace', 'inUnknownNamespace', 'name', 'workload']);
const grant = object({
  permission: text,
  roleKind: text,
  roleName: text,
  roleNamespace: text,
  bindingKind: described(text, 'Left out for what every cluster grants.'),
  bindingName: text,
  bindingNamespace: text,
  at: described(text, 'Where the role is written, or the binding where the role is not in the input.'),
  findings: list(object({ rule: text, key: text }), 'What the audit reports of the permission, as an acceptance names it.'),
}, ['roleNamespace', 'bindingKind', 'bindingName', 'bindingNamespace', 'at']);
const step = object({
  edge: described(text, 'The kind of step.'),
  to: node,
  how: described(text, 'What makes it possible.'),
  grants: list(grant, 'Empty for a step that needs no permission.'),
  certainty,
  dependsOn: described(text, 'What it depends on that the input does not show; left out for a certain step.'),
  proof: described({ enum: ['api-server', 'documentation'] }, 'How it is known.'),
  source: described(text, 'Where that is written down.'),
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
    from: described(text, 'Left out where no start was named.'),
    to: described(text, 'Left out where no target was named.'),
    certainOnly: boolean,
    paths: list(object({ from: node, target: node, steps: list(step), certainty, declared }, ['declared']), 'By target; the strongest first.'),
    kindsOfEdges: described(number, 'How many kinds of steps were looked for.'),
    cuts: list(object({ grant, paths: number }), 'The grants by the number of paths that they are on, without declared paths.'),
    notes: texts,
    errors: list(error, 'What could not be read.'),
  }, ['from', 'to']);
}
