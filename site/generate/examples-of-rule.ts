import { Document, isCollection, isMap, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import { RuleCases } from './test-cases';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { RuleEngine } from '../../src/rules/engine/rule-engine';
import { Rule } from '../../src/rules/rule';
import { Find } from '../../test/rules/_test-audit-rule';
import { ValidCase } from '../../test/rules/_test-rule';

/** Manifests shown on a page. */
export interface Example {
  readonly name: string;
  readonly yaml: string;
  /** The findings of the rule in them, with their lines. */
  readonly findings: readonly { readonly key: string; readonly message: string; readonly line: number }[];
}

/** The examples on the page of a rule, from its tests. */
export interface RuleExamples {
  readonly invalid: readonly Example[];
  readonly valid: readonly Example[];
}

type Found = ReturnType<Find>;

/** Longer manifests take too long to read. */
const MAX_LINES = 45;
const MAX_EXAMPLES = 2;

/** Short manifests from the tests of a rule, each with its findings. */
export function examplesOf({ valid, invalid, find }: RuleCases, rule?: Rule): RuleExamples {
  const findings = (yaml: string, complete: boolean): Found | undefined => find?.(yaml) ?? findingsIn(rule!, yaml, complete);
  const shown = (cases: readonly ValidCase[], found: boolean): Example[] => {
    const all = [false, true].flatMap(complete => cases.filter(({ options }) => complete ? isComplete(options) : options === undefined)
      .flatMap(each => exampleOf(findings, each, complete)).filter(example => example.findings.length > 0 === found));
    const short = all.filter(({ yaml }) => lines(yaml) <= MAX_LINES);
    const chosen = short.length > 0 ? short : [...all].sort((one, other) => lines(one.yaml) - lines(other.yaml)).slice(0, 1);
    return chosen.filter(({ yaml }, index) => chosen.findIndex(other => other.yaml === yaml) === index).slice(0, MAX_EXAMPLES);
  };
  return { invalid: shown(invalid, true), valid: shown(valid, false) };
}

/** Empty if reformatting the manifest changes the findings: some tests are about its format. */
function exampleOf(findings: (yaml: string, complete: boolean) => Found | undefined, { name, yaml }: ValidCase, complete: boolean): Example[] {
  const written = inBlockStyle(yaml);
  if (written === undefined) { return []; }
  const before = findings(yaml, complete);
  const after = findings(written, complete);
  if (before === undefined || after === undefined || keysOf(before) !== keysOf(after)) { return []; }
  return [{
    name: complete ? `${name} (with --complete)` : name,
    yaml: written,
    findings: after.map(({ object, path, key, message }) => ({ key, message, line: object.origin.position(path)?.line ?? 1 })),
  }];
}

/** Whether `complete` is the only option, and set. */
function isComplete(options: ValidCase['options']): boolean {
  return options !== undefined && Object.entries(options).every(([name, value]) => name === 'complete' && value === true);
}

function inBlockStyle(yaml: string): string | undefined {
  const documents = parseAllDocuments(yaml, { uniqueKeys: false });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) { return undefined; }
  const written = documents.filter(({ contents }) => contents !== null && !isEmpty(contents)).map(blockStyle);
  return written.length === 0 ? undefined : written.join('---\n');
}

function isEmpty(contents: unknown): boolean {
  return contents !== null && typeof contents === 'object' && 'value' in contents && contents.value === null;
}

function blockStyle(document: Document): string {
  visit(document, {
    // Test helpers add these to every case.
    Pair: (_, { key, value }) => isScalar(key) && /^(?:metadata|labels|annotations)$/.test(String(key.value)) && isBare(value) ? visit.REMOVE : undefined,
    Collection: (_, node) => {
      if (isCollection(node)) { node.flow = node.items.length === 0 || isSeq(node) && node.items.length <= 4 && node.items.every(isScalar); }
    },
  });
  return document.toString({ directives: false, lineWidth: 0, flowCollectionPadding: false }).replace(/^---\n/, '').replace(/\n?\.\.\.\n?$/, '\n');
}

/** A map that is empty at every level. */
function isBare(node: unknown): boolean {
  return isMap(node) && node.items.every(({ value }) => isBare(value));
}

function findingsIn(rule: Rule, yaml: string, complete: boolean): Found | undefined {
  const { objects, errors } = readText(yaml, 'example.yaml');
  if (errors.length > 0) { return undefined; }
  const model = new AppModel(objects, { complete });
  const { violations, failure } = new RuleEngine(model).run(rule);
  return failure === undefined ? violations.filter(({ minors = model.minors }) => model.minors.some(minor => minors.includes(minor))) : undefined;
}

function keysOf(violations: Found): string {
  return JSON.stringify(violations.map(({ object, key }) => `${object.kind} ${object.name} ${key}`));
}

function lines(value: string): number {
  return value.split('\n').length;
}
