import { PatchOperation } from './patch-operation';
import { FieldType, Struct, structOfKind } from '../objects/field-type';

type TypeMeta = Parameters<typeof structOfKind>[0];

/**
 * An operation with the field names of Kubernetes instead of those of cdk8s-plus,
 * and with plain values instead of `Quantity` and `IntOrString`.
 */
export function patchInKubernetesWords(operation: PatchOperation, kind: TypeMeta): PatchOperation {
  const struct = structOfKind(kind);
  const root: FieldType | undefined = struct && { shape: 'struct', struct };
  const { path, type } = resolve(operation.path, root);
  return {
    ...operation,
    path,
    ...operation.from === undefined ? {} : { from: resolve(operation.from, root).path },
    ...'value' in operation ? { value: inKubernetesWords(operation.value, type) } : {},
  };
}

/** A path with the field names of Kubernetes, and the type at its end, if known. */
function resolve(path: string, root: FieldType | undefined): { readonly path: string; readonly type?: FieldType } {
  let type = root;
  const steps = path.split('/').map((step, index) => {
    if (index === 0 || type === undefined || type.shape === 'any' || type.shape === 'scalar') {
      if (index > 0) { type = undefined; }
      return step;
    }
    if (type.shape !== 'struct') {
      type = type.of;
      return step;
    }
    const name = fieldName(step, type.struct);
    type = type.struct.fields.get(name);
    return name;
  });
  return { path: steps.join('/'), type };
}

function inKubernetesWords(value: unknown, type: FieldType | undefined): unknown {
  if (typeof value !== 'object' || value === null) { return value; }
  if (isWrapped(value, type)) { return (value as { readonly value: unknown }).value; }
  if (Array.isArray(value)) {
    const of = type?.shape === 'list' ? type.of : undefined;
    return value.map(item => inKubernetesWords(item, of));
  }
  if (value.constructor?.name !== 'Object') { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => {
    if (type?.shape === 'struct') {
      const name = fieldName(key, type.struct);
      return [name, inKubernetesWords(item, type.struct.fields.get(name))];
    }
    return [key, inKubernetesWords(item, type?.shape === 'map' ? type.of : undefined)];
  }));
}

/** Whether a value is a `Quantity` or an `IntOrString` of any cdk8s-plus, or has its form where a scalar belongs. */
function isWrapped(value: object, type: FieldType | undefined): boolean {
  return 'value' in value && (value.constructor?.name !== 'Object' || type?.shape === 'scalar');
}

function fieldName(name: string, { fields }: Struct): string {
  return fields.has(name) ? name : [...fields.keys()].find(field => wordOfCdk8sPlus(field) === name) ?? name;
}

/** The name of a field in cdk8s-plus: `hostIpc` for `hostIPC`, and `targetWwNs` for `targetWWNs`. */
function wordOfCdk8sPlus(field: string): string {
  return field.replace(/([A-Z])([A-Z]+?)(?=[A-Z][a-z]|$)/g, (_, first: string, others: string) => first + others.toLowerCase());
}
