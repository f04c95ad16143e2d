import { AppModel } from '../../model/app-model';
import { Binding, Subject } from '../../model/service-account';
import { Rule, Violation } from '../rule';

/** A rule that judges bindings as a whole. */
export function bindingRule(
  description: Omit<Rule, 'check'>, judge: (binding: Binding, model: AppModel) => Omit<Violation, 'object'> | undefined,
): Rule {
  return {
    ...description,
    *check(model) {
      for (const binding of model.bindings) {
        const violation = model.isContext(binding.object) ? undefined : judge(binding, model);
        if (violation) { yield { object: binding.object, ...violation }; }
      }
    },
  };
}

/** A rule that judges the subjects of bindings one by one. */
export function subjectRule(
  description: Omit<Rule, 'check'>, judge: (subject: Subject, binding: Binding, model: AppModel) => Omit<Violation, 'object' | 'path'> | undefined,
): Rule {
  return {
    ...description,
    *check(model) {
      for (const binding of model.bindings) {
        if (model.isContext(binding.object)) { continue; }
        let keys: Set<string> | undefined;
        // By position: there are many bindings, and none but bad ones yield anything.
        for (let index = 0; index < binding.subjects.length; index++) {
          const subject = binding.subjects[index];
          const violation = judge(subject, binding, model);
          // A subject that is listed twice is one defect.
          if (!violation || keys?.has(violation.key)) { continue; }
          keys = (keys ?? new Set()).add(violation.key);
          yield { object: binding.object, path: subject.path, ...violation };
        }
      }
    },
  };
}
