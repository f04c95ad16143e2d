import { InputError } from './input-error';
import { quote } from './quote';
import { explainRuleId } from '../acceptance';
import { CATEGORY_NAMES } from '../rules/category';
import { Rule } from '../rules/rule';
import { SUBJECT_NAMES } from '../rules/subjects';
import { didYouMean } from '../text/nearest';

const TEXTS = ['summary', 'why'] as const;
const FIXES = ['construct', 'yaml'] as const;

/**
 * Checks the shape of custom rules, which the compiler does not do for JavaScript.
 *
 * @param list The name of the list, for messages.
 * @throws InputError that names the rule and the property
 */
export function checkCustomRules(rules: readonly Rule[], list = 'customRules'): void {
  if (!Array.isArray(rules)) { throw new InputError(`${list} takes a list of rules; got ${quote(rules)}`); }
  rules.forEach((rule: unknown, index) => {
    if (typeof rule !== 'object' || rule === null) { throw new InputError(`${list}[${index}] must be a rule; got ${quote(rule)}`); }
    const { id } = rule as { id?: unknown };
    const idProblem = typeof id === 'string' ? explainRuleId(id) : 'the id must be a string';
    if (idProblem !== undefined) { throw new InputError(`a custom rule can't have the id ${quote(id)}: ${idProblem}`); }
    const problem = explainShape(rule as { readonly [name: string]: unknown });
    if (problem !== undefined) { throw new InputError(`the custom rule ${quote(id)} can't be used: ${problem}`); }
  });
}

function explainShape(rule: { readonly [name: string]: unknown }): string | undefined {
  const { subject, fields, fix, references, remedy, check, category } = rule;
  const subjects: readonly string[] = [...SUBJECT_NAMES, 'app'];
  if (typeof subject !== 'string' || !subjects.includes(subject)) {
    return `subject must be one of ${subjects.join(', ')}; got ${quote(subject)}${typeof subject === 'string' ? didYouMean(subject, subjects) : ''}`;
  }
  if (fields !== undefined) {
    if (subject === 'app') { return 'a rule on the app does not accept fields, because it checks all objects'; }
    const isList = Array.isArray(fields) && fields.length > 0 && fields.every(name => typeof name === 'string' && name !== '');
    if (!isList) { return `fields must be a list of names of fields; got ${quote(fields)}`; }
  }
  const missing = TEXTS.find(name => !isText(rule[name])) ?? FIXES.map(name => `fix.${name}`).find((_, index) => !isText(Object(fix)[FIXES[index]]));
  if (missing !== undefined) { return `${missing} must be a string`; }
  if (category !== undefined && !CATEGORY_NAMES.some(name => name === category)) { return `category must be one of ${CATEGORY_NAMES.join(', ')}; got ${quote(category)}`; }
  if (!Array.isArray(references)) { return `references must be a list, which may be empty; got ${quote(references)}`; }
  if (!references.every(isReference)) { return 'references must be objects with a title, and a url if there is one'; }
  if (remedy !== undefined && !isText(remedy)) { return `remedy must be a string; got ${quote(remedy)}`; }
  return typeof check === 'function' ? undefined : `check must be a function; got ${quote(check)}`;
}

function isReference(value: unknown): boolean {
  const { title, url = '-' } = Object(value) as { readonly title?: unknown; readonly url?: unknown };
  return isText(title) && isText(url);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
