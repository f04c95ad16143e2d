import { ApiObject, JsonPatch } from 'cdk8s';
import { PatchOperation } from '../constructs/patch-operation';
import { appliesPatchesLast, patchesOf, withoutPatches } from '../constructs/patches-last';
import { printable } from '../text/printable';

/**
 * Messages for the JSON patches of an object that its class does not write. Renders
 * the object with and without its patches, and compares the expected with the actual
 * result.
 */
export function lostPatches(construct: ApiObject): string[] {
  // The toJson() of the instance returns the existing rendering.
  const { toJson } = Object.getPrototypeOf(construct) as ApiObject;
  const operations = patchesOf(construct).filter(({ op }) => op !== 'test');
  if (operations.length === 0 || toJson === ApiObject.prototype.toJson || appliesPatchesLast(construct)) { return []; }
  const written = comparable(toJson.call(construct));
  const expected = apply(comparable(withoutPatches(construct, () => toJson.call(construct) as unknown)), operations);
  const lastOnes = new Map(operations.map(operation => [operation.path, operation]));
  return [...lastOnes.values()].filter(({ path }) => {
    const steps = stepsOf(path);
    const [wanted, found] = [at(expected, steps), at(written, steps)];
    // The item may not be the last one, if the class adds others at each rendering.
    return !isSame(wanted, found) && !(steps.at(-1) === '-' && listAt(written, steps.slice(0, -1)).some(item => isSame(wanted, item)));
  }).map(({ path, value }) =>
    `the JSON patch ${printable(path)} of '${construct.node.path}' is lost: its class ${construct.constructor.name} should write ${text(value)} there, and writes ${text(at(written, stepsOf(path)))}. `
    + 'Write a quantity as k8s.Quantity.fromString() and a port as k8s.IntOrString.fromNumber(). For a field that cdk8s-plus does not know use a construct of this library, such as SecureDeployment, or a plain ApiObject');
}

/** The manifest with the patches; one with a path that does not exist changes nothing. */
function apply(manifest: unknown, operations: readonly PatchOperation[]): unknown {
  return operations.reduce((patched, operation) => {
    const comparableOperation = {
      ...operation,
      path: pointer(stepsOf(operation.path)),
      ...operation.from === undefined ? {} : { from: pointer(stepsOf(operation.from)) },
      value: comparable(operation.value),
    };
    try {
      return JsonPatch.apply(patched, { _toJson: () => comparableOperation } as unknown as JsonPatch) as unknown;
    } catch {
      return patched;
    }
  }, manifest);
}

/**
 * A value with uniform field names, because patches have those of cdk8s-plus
 * (`clusterIp`, `xKubernetesListType`) and manifests those of Kubernetes, and with
 * plain values instead of `Quantity` and `IntOrString`.
 */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(comparable); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length === 1 && entries[0][0] === 'value') { return entries[0][1]; }
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined).map(([key, item]) => [spelling(key), comparable(item)]));
}

function spelling(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function stepsOf(path: string): string[] {
  return path.split('/').slice(1).map(step => step === '-' ? step : spelling(step.replace(/~[01]/g, '')));
}

function pointer(steps: readonly string[]): string {
  return steps.map(step => `/${step}`).join('');
}

function at(start: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) { return undefined; }
    return (value as { readonly [step: string]: unknown })[Array.isArray(value) && step === '-' ? value.length - 1 : step];
  }, start);
}

function listAt(start: unknown, steps: readonly string[]): readonly unknown[] {
  const found = at(start, steps);
  return Array.isArray(found) ? found : [];
}

function isSame(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value ?? null, (_, item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item)
    ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => one < other ? -1 : 1))
    : item);
}

function text(value: unknown): string {
  if (value === undefined || value === null) { return 'nothing'; }
  const json = printable(JSON.stringify(value));
  return json.length > 120 ? `${json.slice(0, 120)}...` : json;
}
