import { AppRule, Violation } from '../src/rules/rule';

/** A rule that reports the keys in the field `defects` of an object. */
export function customRule(id: string, violation: Partial<Violation> = {}): AppRule {
  return {
    id,
    summary: `What ${id} finds`,
    why: 'It must be found.',
    fix: { construct: 'write a construct', yaml: 'write YAML' },
    references: [],
    subject: 'app',
    *check(app) {
      for (const object of app.objects) {
        for (const key of (object.manifest.defects as { [rule: string]: string[] } | undefined)?.[id] ?? []) {
          yield { object, path: ['defects', id], key, message: `there is ${key}`, ...violation };
        }
      }
    },
  };
}
