import { described, document, error, list, number, object, Schema, text, texts } from './schema-parts';

const flag: Schema = { type: 'boolean' };
const certainty: Schema = described({ enum: ['yes', 'unknown'] }, 'unknown: it depends on what the input does not show.');
const accountName = described(object({ namespace: text, name: text }, ['namespace']), 'namespace is left out for objects that set none.');
const scope = { clusterWide: described(flag, 'Whether it holds in the whole cluster.'), namespace: described(text, 'Where it holds; left out for the whole cluster.') };
const role = object({ kind: text, name: text });
const permission = {
  apiGroup: text,
  resource: described(text, 'Left out for a path.'),
  url: described(text, 'A path of the API server that is no resource.'),
  names: described(texts, 'Left out for all objects.'),
  verbs: texts,
  sensitive: described(text, 'The rule that calls it sensitive.'),
};
const tokenKind = {
  source: described({ enum: ['automount', 'projected', 'secret'] }, 'automount: Kubernetes mounts it. projected: a volume of the pod. secret: a Secret holds it.'),
  forApi: described({ enum: ['yes', 'no', 'unknown'] }, 'Whether the Kubernetes API accepts it.'),
  audience: described(text, 'Left out for the audiences of the API server.'),
  lifetime: described(number, 'In seconds; left out where it never expires or the manifest does not say.'),
  extended: described(flag, 'Whether the API server extends it to a year by default.'),
};
const optionalOfToken = ['audience', 'lifetime', 'extended'];
const cloudIdentities = list(object({ provider: { enum: ['aws', 'google', 'azure'] }, value: described(text, 'The role ARN, the e-mail or the client id.') }));
const grants = list(object({
  binding: role,
  role,
  ...scope,
  certainty,
  roleIs: described({ enum: ['known', 'unknown', 'missing'] }, 'unknown: the role is not in the input. missing: there is none, so it grants nothing.'),
  mayGrow: described(flag, 'Whether the role may grant more than is known.'),
  isDefault: described(flag, 'Whether every account has it by default.'),
  permissions: described(number, 'The position in permissionSets, from 0; left out where the role is not known.'),
}, ['namespace', 'permissions']));
const input = {
  complete: described(flag, 'Whether the input and its context are the whole cluster.'),
  notes: texts,
  errors: list(error, 'What could not be read. With any of them, there may be more.'),
};
const unknownRoles = list(role, 'Bound roles that are not in the input.');
const verdict: Schema = described({ enum: ['yes', 'unknown', 'none'] }, 'none: no binding of the input grants it. unknown: it depends on what the input does not show.');

/** The schema of `access --output json`. */
export function overviewSchema(): Schema {
  const named = { kind: text, namespace: text, name: text };
  return document('Access that least-privilege shows, version 1', {
    workloads: list(object({
      ...named,
      complete: described(flag, 'Whether the input shows all of its pods.'),
      containers: texts,
      account: accountName,
      tokens: list(object({
        container: text, ...tokenKind, mountPath: described(text, 'Left out for an environment variable.'), account: described(accountName, 'Whose token it is; left out where a Secret does not say.'),
      }, [...optionalOfToken, 'mountPath', 'account'])),
      reaches: list(object({ rule: text, ...scope, certainty, account: accountName }, ['namespace']), 'The sensitive permissions that its tokens open, by the rules that report them.'),
    }, ['namespace'])),
    customResources: list(object({ ...named, account: accountName }, ['namespace']), 'Custom resources that name an account and whose pods are not in the input.'),
    accounts: list(object({
      namespace: text,
      name: text,
      declared: described(flag, 'Whether the input declares it.'),
      cloudIdentities,
      tokenSecrets: list(object({ namespace: text, name: text, certainty }, ['namespace']), 'Secrets of the input with a token of it that never expires.'),
      grants,
    }, ['namespace'])),
    subjects: list(object({ kind: text, name: text, grants }), 'The users and groups that bindings name.'),
    permissionSets: list(list(object({ text, ...permission }, ['resource', 'url', 'names', 'sensitive'])), 'What roles grant where they are bound, each once.'),
    ...input,
  });
}

/** The schema of `access --matrix --output json`. */
export function matrixSchema(): Schema {
  const verdicts = (description: string): Schema => ({ type: 'object', description, additionalProperties: verdict });
  return document('Access matrix of least-privilege, version 1', {
    verbs: described(texts, 'The columns.'),
    accounts: list(object({
      namespace: text,
      name: text,
      scopes: list(object({
        ...scope,
        rows: list(object({
          apiGroup: permission.apiGroup,
          resource: permission.resource,
          url: permission.url,
          names: permission.names,
          access: verdicts('By verb, for each column.'),
          otherAccess: verdicts('By verb: what has no column and is granted, or may be; * is every verb.'),
        }, ['resource', 'url', 'names'])),
        unknownRoles,
      }, ['namespace']), 'The whole cluster first, then each namespace with what is not the same everywhere.'),
    }, ['namespace'])),
    ...input,
  });
}

/** The schema of `access --compare NAMESPACE/NAME --output json`. */
export function comparisonSchema(): Schema {
  const pair = (items: Schema, description: string): Schema => described({ type: 'array', minItems: 2, maxItems: 2, items }, description);
  return document('Difference of two accounts by least-privilege, version 1', {
    accounts: pair(accountName, 'The two accounts.'),
    only: pair(object({
      permissions: list(object({
        ...scope, ...permission, certainty, other: described({ enum: ['none', 'unknown'] }, 'unknown: the other account may have it too.'),
      }, ['namespace', 'resource', 'url', 'names', 'sensitive'])),
      unknownRoles: list(object({ kind: text, name: text, ...scope }, ['namespace']), 'Bound roles that are not in the input.'),
      tokens: list(object(tokenKind, optionalOfToken)),
      cloudIdentities,
    }), 'What only the first account has, and what only the second has.'),
    ...input,
  });
}
