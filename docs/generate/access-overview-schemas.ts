import { described, document, error, list, number, object, Schema, text, texts } from './schema-parts';

const flag: Schema = { type: 'boolean' };
const certainty: Schema = described({ enum: ['yes', 'unknown'] }, 'unknown: it depends on objects outside the input.');
const accountName = described(object({ namespace: text, name: text }, ['namespace']), 'namespace is left out for objects that set none.');
const scope = { clusterWide: described(flag, 'Whether it applies to the whole cluster.'), namespace: described(text, 'Where it applies; left out for the whole cluster.') };
const role = object({ kind: text, name: text });
const permission = {
  apiGroup: text,
  resource: described(text, 'Left out for a path.'),
  url: described(text, 'A non-resource path of the API server.'),
  names: described(texts, 'Left out for all objects.'),
  verbs: texts,
  sensitive: described(text, 'The rule that reports it as sensitive.'),
};
const tokenKind = {
  source: described({ enum: ['automount', 'projected', 'secret'] }, 'automount: Kubernetes mounts it. projected: a volume of the pod. secret: a Secret holds it.'),
  forApi: described({ enum: ['yes', 'no', 'unknown'] }, 'Whether the Kubernetes API accepts it.'),
  audience: described(text, 'Left out for the audiences of the API server.'),
  lifetime: described(number, 'In seconds; left out if it never expires or is not in the manifest.'),
  extended: described(flag, 'Whether the API server extends it to a year by default.'),
};
const optionalOfToken = ['audience', 'lifetime', 'extended'];
const cloudIdentities = list(object({ provider: { enum: ['aws', 'google', 'azure'] }, value: described(text, 'The role ARN, the email address or the client ID.') }));
const grants = list(object({
  binding: role,
  role,
  ...scope,
  certainty,
  roleIs: described({ enum: ['known', 'unknown', 'missing'] }, 'unknown: the role is not in the input. missing: the role does not exist, so the binding grants nothing.'),
  mayGrantMore: described(flag, 'Whether the role may grant more than is known.'),
  isDefault: described(flag, 'Whether every account has it by default.'),
  permissions: described(number, 'The position in permissionSets, from 0; left out if the role is unknown.'),
}, ['namespace', 'permissions']));
const input = {
  complete: described(flag, 'Whether the input and its context are the whole cluster.'),
  notes: texts,
  errors: list(error, 'What could not be read. If there are any, access may be missing.'),
};
const unknownRoles = list(role, 'Bound roles that are not in the input.');
const verdict: Schema = described({ enum: ['yes', 'unknown', 'none'] }, 'none: no binding of the input grants it. unknown: it depends on objects outside the input.');

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
        container: text, ...tokenKind, mountPath: described(text, 'Left out for an environment variable.'), account: described(accountName, 'The account of the token; left out if its Secret does not name one.'),
      }, [...optionalOfToken, 'mountPath', 'account'])),
      reaches: list(object({ rule: text, ...scope, certainty, account: accountName }, ['namespace']), 'The sensitive permissions that its tokens give, by the rules that report them.'),
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
    permissionSets: list(list(object({ text, ...permission }, ['resource', 'url', 'names', 'sensitive'])), 'The permissions of bound roles, each set once.'),
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
          otherAccess: verdicts('By verb: granted or possibly granted verbs without a column; * is every verb.'),
        }, ['resource', 'url', 'names'])),
        unknownRoles,
      }, ['namespace']), 'The whole cluster first, then each namespace with what differs from it.'),
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
