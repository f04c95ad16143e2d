import { note } from './_rule-guard';
import { formatPath } from '../../src/manifest/path';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { RuleEngine } from '../../src/rules/engine/rule-engine';
import { Rule, Violation } from '../../src/rules/rule';
import { objects } from '../_objects';

/** The options of a model; the context as YAML. */
export interface CheckOptions extends Omit<ModelOptions, 'context'> {
  readonly context?: string;
}

/** The violations of a rule in manifests, for the Kubernetes versions of the model. */
export function violations(rule: Rule, yaml: string, { context, ...options }: CheckOptions = {}): Violation[] {
  const model = new AppModel(objects(yaml), { ...options, context: objects(context ?? '') });
  const found = run(rule, model).filter(({ minors = model.minors }) => model.minors.some(minor => minors.includes(minor)));
  note(rule.id, found.length);
  return found;
}

/** All violations of a rule, in any version of Kubernetes. The fields that the rule declares must not hide any. */
export function run(rule: Rule, model: AppModel): readonly Violation[] {
  const { violations: reported, failure } = new RuleEngine(model).run(rule);
  if (failure !== undefined) { throw new Error(failure); }
  const withoutFields = new RuleEngine(model, { ignoresFields: true }).run(rule).violations;
  if (textOf(reported) !== textOf(withoutFields)) {
    throw new Error(`the fields that ${rule.id} declares hide findings: it finds ${textOf(withoutFields)} without them, and ${textOf(reported)} with them`);
  }
  return reported;
}

function textOf(reported: readonly Violation[]): string {
  return JSON.stringify(reported.map(({ object, path, key }) => `${object.kind}/${object.name} ${formatPath(path)} [${key}]`));
}

/** The violations in short form: `Deployment/web spec.template.spec.hostPID [pod]`, with ` ?` at the end if unknown. */
export function check(rule: Rule, yaml: string, options: CheckOptions = {}): string[] {
  return violations(rule, yaml, options).map(({ object: { kind, name }, path, key, unknown }) =>
    `${kind}/${name} ${formatPath(path)} [${key}]${unknown ? ' ?' : ''}`);
}

/** The messages of the violations. */
export function messages(rule: Rule, yaml: string, options: CheckOptions = {}): string[] {
  return violations(rule, yaml, options).map(({ message }) => message);
}
