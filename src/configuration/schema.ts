import { FAIL_ON } from './settings';
import { DEFAULT_FAIL_ON } from '../audit/fail-on';
import { UNKNOWN_POLICIES } from '../audit/unknown-policy';
import { KNOWN_MINORS, KUBERNETES_VERSION_FORM, KUBERNETES_VERSION_PATTERN } from '../kubernetes/kubernetes-version';
import { PACKS } from '../rules/packs';
import { ACCEPTANCE_RULES, RULE_DESCRIPTIONS } from '../rules/registry';
import { SEVERITIES } from '../rules/severity';

/** The parts of a rule that the schema needs. */
interface KnownRule {
  readonly id: string;
  readonly summary: string;
}

/** The keys that only a file has: programs have other means, or configure single objects. */
export const FILE_KEYS: readonly string[] = ['extends', 'overrides', 'exclude', 'exceptions'];

const PACK_NAME = { enum: PACKS.map(({ name }) => name) };

const GLOB = {
  type: 'string',
  pattern: '^(?![!/])(?!(?:.*/)?\\.\\.(?:/|$)).*[^*/.]',
  $comment: 'a glob relative to the file, such as charts/*/ci, without ! or / at its beginning and without ..',
};

/** The JSON schema of `least-privilege.yaml`. Editors use it too, so it describes each key. */
export function configurationSchema(customRules: readonly KnownRule[] = []) {
  const rules = [...RULE_DESCRIPTIONS, ...customRules];
  const acceptable = rules.filter(rule => !ACCEPTANCE_RULES.some(({ id }) => id === rule.id));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'least-privilege.yaml',
    description: 'Configuration of cdk8s-least-privilege',
    type: 'object',
    additionalProperties: false,
    properties: {
      extends: {
        description: 'Files, relative to this file, or installed packages, as in npm:@acme/base, that this configuration extends; its own keys take precedence. A convenience: rules that must be enforced belong in a policy',
        anyOf: [{ type: 'string', minLength: 1 }, { type: 'array', items: { type: 'string', minLength: 1 } }],
      },
      pack: {
        description: 'The rules that are checked, and their severities; of several packs in a list, the worst severity of each rule counts',
        if: { type: 'array' },
        then: { type: 'array', minItems: 1, items: PACK_NAME },
        else: PACK_NAME,
        default: PACKS[0].name,
      },
      failOn: {
        description: 'The lowest severity of a finding that fails a run; with never, findings are only printed',
        enum: FAIL_ON,
        default: DEFAULT_FAIL_ON,
      },
      rules: {
        description: 'Overrides the severities of rules in the pack, or turns rules off',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(({ id, summary }) => [id, { description: summary, enum: ['off', ...SEVERITIES] }])),
      },
      overrides: {
        description: 'Overrides the severities of rules for a part of the input, and takes precedence over rules. An entry applies to objects that match each of its lists; of several that apply, the last one takes precedence',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rules'],
          minProperties: 2,
          $comment: 'paths, namespaces or kinds; severities for all objects belong in rules at the top level',
          properties: {
            paths: { description: 'Files, and directories with all below them, as globs relative to this file', type: 'array', minItems: 1, items: GLOB },
            namespaces: { description: 'Namespaces as written in manifests', type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
            kinds: { description: 'Kinds, such as DaemonSet', type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
            rules: {
              description: 'The severities of rules for these objects',
              type: 'object',
              additionalProperties: false,
              minProperties: 1,
              $comment: 'at least one rule',
              properties: Object.fromEntries(acceptable.map(({ id, summary }) => [id, { description: summary, enum: ['off', ...SEVERITIES] }])),
            },
          },
        },
      },
      unknown: {
        description: 'The severity of findings that depend on objects outside the input: low, as-known (the severity that they would have if the objects were known), or fail (the same, and at least failOn). By default low, or what the pack sets',
        enum: UNKNOWN_POLICIES,
      },
      namespace: {
        description: 'The namespace of objects that do not set one',
        type: 'string',
        minLength: 1,
      },
      complete: {
        description: 'Whether to assume that these manifests and the context are the whole cluster',
        type: 'boolean',
        default: false,
      },
      context: {
        description: 'Files and directories of manifests that are read but not reported on, relative to this file',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      foreign: {
        description: 'Third-party manifests, such as rendered vendor charts, whose annotations cannot accept findings: files and directories, as globs that match below any directory; - is standard input',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      kubernetesVersion: {
        description: `The version of Kubernetes, such as '1.${KNOWN_MINORS[0]}', in quotes. By default, manifests are checked against every known version`,
        type: 'string',
        pattern: KUBERNETES_VERSION_PATTERN,
        $comment: KUBERNETES_VERSION_FORM,
      },
      apiAudiences: {
        description: 'The audiences that the API server accepts, as its flag --api-audiences lists them',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      acceptances: {
        description: 'Requirements for acceptances',
        type: 'object',
        additionalProperties: false,
        properties: {
          inline: {
            description: 'Whether annotations in manifests accept findings; otherwise only exceptions and a baseline do',
            type: 'boolean',
            default: true,
          },
          foreign: {
            description: 'Whether annotations in foreign manifests accept findings: those of Include and Helm in an app, and those that the key foreign names',
            type: 'boolean',
            default: false,
          },
          baseline: {
            description: 'Whether a baseline accepts findings',
            type: 'boolean',
            default: true,
          },
          exceptions: {
            description: 'Whether exceptions accept findings',
            type: 'boolean',
            default: true,
          },
          forbid: {
            description: 'The rules whose findings cannot be accepted, not even by a baseline',
            type: 'array',
            items: { enum: rules.map(({ id }) => id) },
          },
          requireUntil: {
            description: 'Whether each acceptance must name its last day; maximumDays requires one too',
            type: 'boolean',
          },
          requireOwner: {
            description: 'Whether each acceptance must name an owner, as in owner=team-payments',
            type: 'boolean',
          },
          requireTicket: {
            description: 'Whether each acceptance must name a ticket, as in ticket=SEC-42',
            type: 'boolean',
          },
          maximumDays: {
            description: 'The maximum number of days from today to the last day, which each acceptance must then name',
            type: 'integer',
            minimum: 1,
            maximum: 36500,
          },
        },
      },
      exclude: {
        description: 'Files and directories to skip inside audited directories, as globs relative to this file, such as charts/*/ci or **/*.golden.yaml',
        type: 'array',
        items: GLOB,
      },
      exceptions: {
        description: 'Accepted findings in third-party manifests, which cannot carry annotations',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'object', 'reason'],
          properties: {
            rule: { description: 'The id of the rule', enum: acceptable.map(({ id }) => id) },
            finding: { description: 'The key of the finding, which reports show in brackets; without it, all findings of the rule on the object, and until is required', type: 'string', minLength: 1 },
            object: {
              description: 'The object, as written in the manifest',
              type: 'object',
              additionalProperties: false,
              required: ['kind', 'name'],
              properties: {
                kind: { type: 'string', minLength: 1 },
                namespace: { description: 'Omit for objects without one', type: 'string', minLength: 1 },
                name: { description: 'The name, or a prefix of names followed by *', type: 'string', pattern: '^[^*]+\\*?$', $comment: 'a name, or a prefix followed by one *' },
              },
            },
            reason: { description: 'Why it is accepted, in at least 10 characters', type: 'string' },
            until: { description: 'The last day on which it holds, as YYYY-MM-DD', type: 'string' },
            owner: { description: 'The owner, in one word', type: 'string' },
            ticket: { description: 'The ticket, in one word', type: 'string' },
          },
        },
      },
      baseline: {
        description: 'The file of the baseline, relative to this file',
        type: 'string',
        minLength: 1,
      },
    },
  };
}
