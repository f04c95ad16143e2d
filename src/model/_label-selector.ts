import { listOf, textOf } from './_texts';
import { field, isObject } from '../kubernetes/pod-security/pod';

/** Labels as plain data. */
export type Labels = { readonly [label: string]: unknown };

/**
 * Whether a label selector selects an object by its labels. One that is empty
 * selects all, and one that can't be read selects none.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects(selector: unknown, labels: Labels): boolean {
  if (!isObject(selector)) { return false; }
  const matchLabels = field(selector, 'matchLabels') ?? {};
  const matchExpressions = field(selector, 'matchExpressions') ?? [];
  return isObject(matchLabels) && Array.isArray(matchExpressions)
    && Object.entries(matchLabels).every(([label, value]) => valueOf(labels, label) === (textOf(value) ?? ''))
    && matchExpressions.every(expression => matches(expression, labels));
}

function matches(expression: unknown, labels: Labels): boolean {
  const label = field(expression, 'key');
  if (typeof label !== 'string') { return false; }
  const value = valueOf(labels, label);
  const isOneOf = (): boolean => value !== undefined && listOf(field(expression, 'values')).some(allowed => textOf(allowed) === value);
  switch (field(expression, 'operator')) {
    case 'In': return isOneOf();
    case 'NotIn': return !isOneOf();
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}

function valueOf(labels: Labels, label: string): string | undefined {
  return Object.hasOwn(labels, label) ? textOf(labels[label]) : undefined;
}
