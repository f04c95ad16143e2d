import { Answer } from './answer';
import type * as k8s from '../objects/kubernetes-types';
import { items, texts } from '../objects/lists';
import { isPlaceholder } from '../objects/placeholder';

/** The labels of an object; `undefined` if they are unknown. */
export type Labels = k8s.Dictionary<string> | undefined;

type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/** What a selector requires of a label. */
interface Requirement {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** The requirements of a selector, or why it has none: the API server rejects it, or its operator is a placeholder. */
type Requirements = readonly Requirement[] | 'refused' | 'unknown';

const NO_LABELS: ReadonlySet<string> = new Set<string>([]);

/**
 * A label selector of any kind: it selects pods for a NetworkPolicy and ClusterRoles
 * for an aggregated one. An empty or unset one selects everything. One that the API
 * server rejects selects nothing, because its object is never created.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export class LabelSelector {
  private readonly requirements: Requirements;

  /**
   * @param addedLater Labels that a controller or webhook may add to an object, which its manifest does not show.
   */
  public constructor(selector: k8s.LabelSelector | null | undefined, private readonly addedLater: ReadonlySet<string> = NO_LABELS) {
    this.requirements = read(selector);
  }

  /** The same for selectors with the same requirements. */
  public get key(): string {
    return JSON.stringify(this.requirements);
  }

  /** Whether the API server rejects it, and with it its object. */
  public get isRefused(): boolean {
    return this.requirements === 'refused';
  }

  /** Whether it selects every object. */
  public get selectsAll(): boolean {
    return this.requirements.length === 0;
  }

  /**
   * Lists of labels, written as `labelTerm` does: every selected object has one label of
   * each list. Empty if objects without such labels may be selected too.
   */
  public get terms(): readonly (readonly string[])[] {
    if (typeof this.requirements === 'string') { return []; }
    return this.requirements.filter(({ key }) => !this.isHidden(key)).flatMap(({ key, operator, values }) => {
      if (operator === 'Exists') { return [[labelTerm(key)]]; }
      return operator === 'In' && !values.some(isPlaceholder) ? [values.map(value => labelTerm(key, value))] : [];
    });
  }

  /** Labels that no selected object has, written as `labelTerm` does. */
  public get excludedTerms(): readonly string[] {
    if (typeof this.requirements === 'string') { return []; }
    return this.requirements.flatMap(({ key, operator, values }) => {
      if (operator === 'DoesNotExist') { return [labelTerm(key)]; }
      return operator === 'NotIn' ? values.map(value => labelTerm(key, value)) : [];
    });
  }

  /** Whether it has a definite answer for every object with known labels. */
  public get isCertain(): boolean {
    if (typeof this.requirements === 'string') { return this.isRefused; }
    return this.requirements.every(({ key, values }) => !this.isHidden(key) && !values.some(isPlaceholder));
  }

  /** Whether it selects an object with these labels. */
  public selects(labels: Labels): Answer {
    const { requirements } = this;
    if (requirements === 'refused') { return 'no'; }
    if (requirements === 'unknown') { return 'unknown'; }
    if (requirements.length === 0) { return 'yes'; }
    if (!labels) { return 'unknown'; }
    let answer: Answer = 'yes';
    for (const requirement of requirements) {
      const met = this.isMet(requirement, labels);
      if (met === 'no') { return 'no'; }
      if (met === 'unknown') { answer = 'unknown'; }
    }
    return answer;
  }

  private isMet({ key, operator, values }: Requirement, labels: NonNullable<Labels>): Answer {
    const value = valueOf(labels, key);
    if (value === undefined && (this.isHidden(key) || Object.keys(labels).some(isPlaceholder))) { return 'unknown'; }
    switch (operator) {
      case 'In': return isOneOf(value, values);
      case 'NotIn': return opposite(isOneOf(value, values));
      case 'Exists': return value === undefined ? 'no' : 'yes';
      case 'DoesNotExist': return value === undefined ? 'yes' : 'no';
    }
  }

  /** Whether a label that is missing in the manifest may still be on the object. */
  private isHidden(key: string): boolean {
    return this.addedLater.has(key) || isPlaceholder(key);
  }
}

/** A lookup key for a label, or for any value of its key. */
export function labelTerm(key: string, value?: string): string {
  return value === undefined ? key : `${key}=${value}`;
}

/** All terms that labels match; `undefined` if a key or a value is a placeholder. */
export function termsOf(labels: Labels): string[] | undefined {
  const terms: string[] = [];
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (isPlaceholder(key) || isPlaceholder(value)) { return undefined; }
    terms.push(labelTerm(key), labelTerm(key, value ?? ''));
  }
  return labels && terms;
}

/** The API server treats a null label as empty. */
function valueOf(labels: NonNullable<Labels>, key: string): string | undefined {
  return Object.hasOwn(labels, key) && labels[key] !== undefined ? labels[key] ?? '' : undefined;
}

function isOneOf(value: string | undefined, values: readonly string[]): Answer {
  if (value === undefined) { return 'no'; }
  if (values.includes(value)) { return 'yes'; }
  return [value, ...values].some(isPlaceholder) ? 'unknown' : 'no';
}

function opposite(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
}

function read(selector: k8s.LabelSelector | null | undefined): Requirements {
  const ofLabels = Object.entries(selector?.matchLabels ?? {}).map(([key, value]): Requirement => ({ key, operator: 'In', values: [value ?? ''] }));
  return together([ofLabels, ...items(selector?.matchExpressions).map(readExpression)]);
}

function readExpression({ key, operator, values }: k8s.LabelSelectorRequirement): Requirements {
  if (isPlaceholder(operator)) { return 'unknown'; }
  const all = texts(values);
  const requirement = { key: key ?? '', operator: operator as Operator, values: all };
  if (requirement.key === '') { return 'refused'; }
  switch (operator) {
    case 'In': case 'NotIn': return all.length > 0 ? [requirement] : 'refused';
    case 'Exists': case 'DoesNotExist': return all.length === 0 ? [requirement] : 'refused';
    default: return 'refused';
  }
}

function together(parts: readonly Requirements[]): Requirements {
  if (parts.includes('refused')) { return 'refused'; }
  return parts.includes('unknown') ? 'unknown' : (parts as readonly (readonly Requirement[])[]).flat();
}
