import { AppModel } from '../../model/app-model';
import { Binding, Subject } from '../../model/service-account';
import { Rule, Violation } from '../rule';

/** A rule that judges bindings one by one. */
export function bindingRule(
  description: Omit<Rule, 'check'>, judge: (binding: Binding, model: AppModel) => Iterable<Omit<Violation, 'object'>>,
): Rule {
  return {
    ...description,
    *check(model) {
      for (const binding of model.bindings) {
        if (model.isContext(binding.object)) { continue; }
        const keys = new Set<string>();
        for (const violation of judge(binding, model)) {
          // A subject that is listed twice is one defect.
          if (keys.has(violation.key)) { continue; }
          keys.add(violation.key);
          yield { object: binding.object, ...violation };
        }
      }
    },
  };
}

/** A rule that judges the subjects of bindings one by one. */
export function subjectRule(
  description: Omit<Rule, 'check'>, judge: (subject: Subject, binding: Binding, model: AppModel) => Omit<Violation, 'object' | 'path'> | undefined,
): Rule {
  return bindingRule(description, function* (binding, model) {
    for (const subject of binding.subjects) {
      const violation = judge(subject, binding, model);
      if (violation) { yield { path: subject.path, ...violation }; }
    }
  });
}
