import { Answer } from './answer';
import { isTemplated } from '../kubernetes/names';
import { field, isObject } from '../kubernetes/pod-security/pod';

/**
 * Labels that pods get from their controllers and from the webhook of EKS, so
 * that a template does not show whether a pod has them.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const ADDED_LABELS: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-completion-index', 'batch.kubernetes.io/job-name',
  'controller-revision-hash', 'controller-uid', 'eks.amazonaws.com/pod-identity', 'job-name', 'pod-template-generation', 'pod-template-hash',
  'statefulset.kubernetes.io/pod-name', 'topology.kubernetes.io/region', 'topology.kubernetes.io/zone',
]);

/** What a label must be for a selector to take it. */
interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** The labels of a pod template; `undefined` where something else stands in their place. */
export type Labels = { readonly [key: string]: unknown } | undefined;

/** The labels of the pods of a template. */
export function labelsOf(podMetadata: unknown): Labels {
  const labels = field(podMetadata, 'labels') ?? {};
  return isObject(labels) ? labels : undefined;
}

/** A label selector over pods, read once. */
export class PodSelector {
  /** Unset where it can't be read; the API server would refuse it. */
  private readonly requirements?: readonly Requirement[];

  public constructor(selector: unknown) {
    this.requirements = read(selector);
  }

  /** Whether it takes every pod there is. */
  public get takesAll(): boolean {
    return this.requirements?.length === 0;
  }

  /**
   * The labels one of which every pod that it takes must have, written as
   * `labelTerm` does; several lists where several labels are needed. None where
   * pods without the label may be taken too.
   */
  public get terms(): readonly (readonly string[])[] {
    return (this.requirements ?? []).filter(({ key }) => !ADDED_LABELS.has(key)).flatMap(({ key, operator, values }) => {
      if (operator === 'Exists') { return [[labelTerm(key)]]; }
      return operator === 'In' && !values.some(isTemplated) ? [values.map(value => labelTerm(key, value))] : [];
    });
  }

  /** Whether it takes pods with these labels. */
  public takes(labels: Labels): Answer {
    if (!this.requirements) { return 'unknown'; }
    if (this.requirements.length === 0) { return 'yes'; }
    if (!labels) { return 'unknown'; }
    // A plain loop: each policy may be asked about each pod.
    let answer: Answer = 'yes';
    for (const requirement of this.requirements) {
      const met = meets(requirement, labels);
      if (met === 'no') { return 'no'; }
      if (met === 'unknown') { answer = 'unknown'; }
    }
    return answer;
  }
}

/** A label, or with no value any label of that key, as a key to look selectors up by. */
export function labelTerm(key: string, value?: string): string {
  return value === undefined ? key : `${key}=${value}`;
}

/** All terms that labels answer to; none where a Helm template hides a value. */
export function termsOf(labels: Labels): string[] | undefined {
  const terms: string[] = [];
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (typeof value === 'string' && isTemplated(value)) { return undefined; }
    terms.push(labelTerm(key));
    if (typeof value === 'string') { terms.push(labelTerm(key, value)); }
  }
  return labels && terms;
}

function meets({ key, operator, values }: Requirement, labels: { readonly [key: string]: unknown }): Answer {
  const value = field(labels, key);
  if (value === undefined && ADDED_LABELS.has(key)) { return 'unknown'; }
  switch (operator) {
    case 'In': return isOneOf(value, values);
    case 'NotIn': return opposite(isOneOf(value, values));
    case 'Exists': return value === undefined ? 'no' : 'yes';
    default: return value === undefined ? 'yes' : 'no';
  }
}

function isOneOf(value: unknown, values: readonly string[]): Answer {
  if (typeof value !== 'string') { return 'no'; }
  if (values.includes(value)) { return 'yes'; }
  return [value, ...values].some(isTemplated) ? 'unknown' : 'no';
}

function opposite(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
}

function read(selector: unknown): Requirement[] | undefined {
  const [labels, expressions] = [field(selector, 'matchLabels') ?? {}, field(selector, 'matchExpressions') ?? []];
  if (!(selector === undefined || selector === null || isObject(selector)) || !isObject(labels) || !Array.isArray(expressions)) { return undefined; }
  const requirements: (Requirement | undefined)[] = [
    ...Object.entries(labels).map(([key, value]) => typeof value === 'string' ? { key, operator: 'In', values: [value] } : undefined),
    ...expressions.map(readExpression),
  ];
  return requirements.includes(undefined) ? undefined : requirements as Requirement[];
}

function readExpression(expression: unknown): Requirement | undefined {
  const [key, operator, values] = [field(expression, 'key'), field(expression, 'operator'), field(expression, 'values') ?? []];
  if (typeof key !== 'string' || !Array.isArray(values) || !values.every(value => typeof value === 'string')) { return undefined; }
  switch (operator) {
    case 'In': case 'NotIn': return values.length > 0 ? { key, operator, values } : undefined;
    case 'Exists': case 'DoesNotExist': return values.length === 0 ? { key, operator, values } : undefined;
    default: return undefined;
  }
}
