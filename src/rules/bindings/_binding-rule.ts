import { Recipient, recipientsOf } from './_recipients';
import { AppModel } from '../../model/app-model';
import { Binding, Subject } from '../../model/service-account';
import { ObjectViolation, Rule, RuleDescription } from '../rule';

/** A rule that evaluates bindings as a whole. */
export function bindingRule(description: RuleDescription, evaluate: (binding: Binding, model: AppModel) => ObjectViolation | undefined): Rule {
  return {
    ...description,
    subject: 'binding',
    check(binding, model) {
      const violation = evaluate(binding, model);
      return violation === undefined ? [] : [violation];
    },
  };
}

/** A rule on the recipients of a role. Each recipient is a separate finding: accepting one does not cover another. */
export function recipientRule(
  description: RuleDescription, evaluate: (recipient: Recipient, binding: Binding, model: AppModel) => Omit<ObjectViolation, 'path' | 'key'> | undefined,
): Rule {
  return {
    ...description,
    subject: 'binding',
    *check(binding, model) {
      const keys = new Set<string>();
      for (const recipient of recipientsOf(binding)) {
        const violation = evaluate(recipient, binding, model);
        if (!violation) { continue; }
        const { path, key } = recipient;
        // A subject that is listed twice is one violation.
        if (!keys.has(key)) { yield { path, key, ...violation }; }
        keys.add(key);
      }
    },
  };
}

/** A rule that evaluates the subjects of bindings one by one, as written. */
export function subjectRule(
  description: RuleDescription, evaluate: (subject: Subject, binding: Binding, model: AppModel) => Omit<ObjectViolation, 'path'> & Partial<Pick<ObjectViolation, 'path'>> | undefined,
): Rule {
  return {
    ...description,
    subject: 'binding',
    fields: ['subjects'],
    *check(binding, model) {
      const keys = new Set<string>();
      for (const subject of binding.subjects) {
        const violation = evaluate(subject, binding, model);
        // A subject that is listed twice is one violation.
        if (!violation || keys.has(violation.key)) { continue; }
        keys.add(violation.key);
        yield { path: subject.path, ...violation };
      }
    },
  };
}
