import { CHANGE_KINDS } from '../../src/access/access-change';

/** A JSON schema. */
type Schema = object;

const text: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };
const flag: Schema = { type: 'boolean' };

function object(properties: { [name: string]: Schema }, optional: readonly string[] = []): Schema {
  return { type: 'object', required: Object.keys(properties).filter(name => !optional.includes(name)), properties };
}

function list(items: Schema, description?: string): Schema {
  return { type: 'array', ...description === undefined ? {} : { description }, items };
}

function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

const named = object({ kind: text, namespace: text, name: text }, ['namespace']);
const role = object({ kind: text, name: text });
const where = { clusterWide: flag, namespace: described(text, 'Left out for the whole cluster, and for objects that set no namespace.') };
const answer: Schema = { enum: ['yes', 'no', 'unknown'] };

interface Fields {
  readonly properties: { [name: string]: Schema };
  readonly optional?: readonly string[];
}

/** The fields of each kind of change. */
const KINDS: { readonly [kind in typeof CHANGE_KINDS[number]]: Fields } = {
  'path': { properties: { from: text, target: text, steps: texts } },
  'permission': {
    properties: {
      holder: named,
      ...where,
      permission: described(text, 'As in `secrets get,list`; in words if the role is not in the input.'),
      rule: described(object({ apiGroup: text, resource: text, url: text, names: texts, verbs: texts }, ['resource', 'url', 'names']), 'Left out if the role is not in the input.'),
      by: list(object({ role, binding: named }, ['binding']), 'The bindings and roles that grant it.'),
    },
    optional: ['namespace', 'rule'],
  },
  'token': {
    properties: {
      workload: named,
      container: text,
      source: { enum: ['automount', 'projected', 'secret', 'custom-resource'] },
      forApi: described(answer, 'Whether the Kubernetes API accepts it.'),
      audience: described(text, 'Left out for the audiences of the API server.'),
      expires: answer,
      lifetime: described({ type: 'number' }, 'In seconds.'),
      account: described(named, 'The account of the token; left out if its Secret does not name one.'),
    },
    optional: ['container', 'audience', 'lifetime', 'account'],
  },
  'credential': {
    properties: {
      object: described(named, 'A workload, or a CSIDriver.'),
      container: text,
      type: described({ enum: ['secret', 'pod-certificate', 'pod-token'] }, 'pod-token: the driver gets tokens of the pods that mount its volumes.'),
      name: described(text, 'The Secret, the signer, or the audience, which is empty for that of the API server.'),
    },
    optional: ['container'],
  },
  'identity': {
    properties: { provider: { enum: ['aws', 'google', 'azure'] }, value: text, account: named, workload: described(named, 'Set if only the workload changes.') },
    optional: ['workload'],
  },
  'pod-security': {
    properties: {
      namespace: described(text, 'Set for a namespace that admits more pods.'), workload: named, container: text, control: text, level: { enum: ['baseline', 'restricted'] }, setting: text,
    },
    optional: ['namespace', 'workload', 'container'],
  },
  'interception': {
    properties: {
      object: described(named, 'A webhook configuration, a CustomResourceDefinition or an APIService.'),
      webhook: described(text, 'Left out for a CustomResourceDefinition and an APIService.'),
      to: described(text, 'Where the objects are sent: `Service NAMESPACE/NAME`, or a URL.'),
      changes: described({ type: 'boolean' }, 'Whether it changes them too.'),
      resource: described(text, 'As in `deployments.apps`.'),
      operations: texts,
    },
    optional: ['webhook'],
  },
  'binding': { properties: { holder: named, role, ...where, bindings: list(named), grants: texts }, optional: ['namespace'] },
};

/** The schema of `diff --output json`. */
export function differenceSchema(): Schema {
  const change: Schema = {
    oneOf: CHANGE_KINDS.map(kind => object({
      kind: { const: kind },
      certainty: described({ enum: ['certain', 'possible'] }, 'possible: it depends on objects outside the input, or the other side may grant it too.'),
      sensitive: described(texts, 'The audit rules that report it as sensitive.'),
      ...KINDS[kind].properties,
    }, KINDS[kind].optional)),
  };
  const error = object({
    side: { enum: ['old', 'new'] }, file: text, line: { type: 'integer', minimum: 0 }, column: { type: 'integer', minimum: 0 }, message: text,
  }, ['file', 'line', 'column']);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Difference of access by least-privilege, version 1',
    description: 'Fields are added within a version, never renamed or removed: readers ignore fields they do not know.',
    ...object({
      version: { const: 1 },
      tool: object({ name: { const: 'least-privilege' }, version: text }),
      old: text,
      new: text,
      compared: described(flag, 'Whether both sides could be read. Otherwise gives and takes are left out.'),
      gives: list(change, 'What the new side gives and the old one does not.'),
      takes: list(change, 'What the old side gives and the new one does not.'),
      errors: list(error),
      notes: texts,
    }, ['gives', 'takes']),
  };
}
