import { EmbeddedObject } from './embedded-object';
import { DataPath, valueAt } from '../data-path';
import { keyOfPart, partsAt } from '../embedded-pods/embedded-pod';
import { isObject } from '../plain-object';

/** Fields of a rule that identify the object of its data. */
const OF_METADATA: ReadonlySet<unknown> = new Set(['name', 'namespace']);

/**
 * The objects that Kyverno policies generate. Other rules of policies only validate and
 * change.
 *
 * @see https://github.com/kyverno/kyverno/blob/main/api/kyverno/v1/common_types.go
 */
export function generatedByKyverno(object: unknown): EmbeddedObject[] {
  return partsAt(object, ['spec', 'rules']).flatMap(rule => {
    const generate = [...rule, 'generate'];
    return [generate, ...partsAt(object, [...generate, 'foreach'])];
  }).filter(path => isObject(valueAt(object, [...path, 'data']))).map(path => generated(object, path));
}

function generated(object: unknown, generate: DataPath): EmbeddedObject {
  const data = [...generate, 'data'];
  const at = (name: string): unknown => valueAt(object, [...generate, name]);
  const written = valueAt(object, data) as { readonly [field: string]: unknown };
  const metadata = isObject(written.metadata) ? written.metadata : {};
  const value = { ...written, apiVersion: at('apiVersion') ?? 'v1', kind: at('kind'), metadata: { ...metadata, name: at('name'), namespace: at('namespace') } };
  return {
    value,
    key: keyOfPart(object, generate.filter(step => step !== 'generate')),
    home: data,
    isApplied: true,
    inOwnNamespace: false,
    placeOf: ([step, ...inner]) => {
      if (step === 'apiVersion' || step === 'kind') { return [...generate, step]; }
      if (step === 'metadata' && OF_METADATA.has(inner[0])) { return [...generate, ...inner]; }
      return step === undefined ? data : [...data, step, ...inner];
    },
  };
}
