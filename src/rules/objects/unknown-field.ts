import { formatPath, Path } from '../../manifest/path';
import { Suggestion, Suggestions } from '../../objects/suggestions';
import { KUBERNETES_VERSION } from '../../objects/type-table';
import { flowValue } from '../_fix';
import { kubernetes } from '../references';
import { Rule } from '../rule';

/** Longer values are easier to move in an editor. */
const MAXIMUM_LENGTH = 200;

export const unknownField: Rule = {
  id: 'unknown-field',
  summary: 'A field does not exist in its kind, or is at the wrong level',
  remedy: 'correct or remove the field',
  why: 'The API server drops unknown fields, or rejects the object if the client requests strict validation, as kubectl does. A dropped field has no effect: with a misspelled automountServiceAccountToken: false, the token is mounted.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] });",
    yaml: 'spec:\n  template:\n    spec:\n      automountServiceAccountToken: false # of the pod, not of the Deployment',
  },
  references: [kubernetes('Field validation', 'reference/using-api/api-concepts/#field-validation')],
  subject: 'object',
  *check({ kind, manifest, unknownFields = [] }, model) {
    const keys = new Set<string>();
    for (const field of unknownFields) {
      const { since } = field;
      if (since !== undefined && model.minors.some(minor => minor >= since)) { continue; }
      const key = keyOf(manifest, field.path);
      if (keys.has(key)) { continue; }
      keys.add(key);
      const start = { path: field.path, key };
      if (since !== undefined) {
        yield {
          ...start,
          message: `${formatPath(field.path)} is not a field of ${kind} before Kubernetes 1.${since}, and the cluster runs ${model.minors.map(minor => `1.${minor}`).join(' or ')}, so it has no effect`,
          fix: `remove it, or set kubernetesVersion to the version of the cluster: '1.${since}' or newer`,
        };
        continue;
      }
      const suggestion = model.once(suggestionsOf).for(field);
      yield {
        ...start,
        message: `${formatPath(field.path)} is not a field of ${kind} in Kubernetes ${KUBERNETES_VERSION}, so it has no effect; ${remedyOf(suggestion)}`,
        ...suggestion === undefined
          // A newer version of Kubernetes may have the field.
          ? { fix: 'remove it, or use the name in the API reference', unknown: true }
          : { fix: linesInstead(manifest, field.path, suggestion.path) ?? `write it as ${formatPath(suggestion.path)}` },
      };
    }
  },
};

/** The field moved to where it belongs; nothing if one is there, if the value is too long to read, or if the user must choose a list item. */
function linesInstead(manifest: unknown, path: Path, right: Path): string | undefined {
  const value = flowValue(valueAt(manifest, path));
  if (value === undefined || value.length > MAXIMUM_LENGTH || valueAt(manifest, right) !== undefined) { return undefined; }
  const around = path.slice(0, -1);
  const isWithin = around.every((step, index) => step === right[index]);
  const steps = isWithin ? right.slice(around.length) : right;
  const isAmbiguous = isWithin && around.length > 0 && steps[0] === path[0];
  if (isAmbiguous || steps.some(step => typeof step === 'number')) { return undefined; }
  const lines = steps.map((step, depth) => `${'  '.repeat(depth)}${step}:`).join('\n');
  return `# instead of ${formatPath(path)}\n${lines} ${value}`;
}

function valueAt(manifest: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as { readonly [step: string]: unknown } | null | undefined)?.[step], manifest);
}

function suggestionsOf(): Suggestions {
  return new Suggestions();
}

function remedyOf(suggestion: Suggestion | undefined): string {
  if (suggestion === undefined) { return 'remove it, or check its name'; }
  return suggestion.reason === 'misspelt' ? `did you mean ${String(suggestion.path.at(-1))}?` : `it belongs to ${formatPath(suggestion.path)}`;
}

/** The path, with the names of list items in place of their indexes. */
function keyOf(manifest: unknown, path: Path): string {
  let value = manifest;
  const steps = path.map(step => {
    value = (value as { readonly [step: string]: unknown })[step];
    if (typeof step !== 'number') { return step; }
    const { name } = value as { readonly name?: unknown };
    return typeof name === 'string' ? name : '*';
  });
  return `field ${formatPath(steps)}`;
}
