import { parseAllDocuments } from 'yaml';
import { RICH_APP, withOddValues } from './_odd-manifests';
import { rulesOf } from './_rules-of';
import { run } from './_violations';
import { explainRuleId } from '../../src/acceptance';
import { AppModel } from '../../src/model/app-model';
import { objectOf, objects } from '../_objects';

/** Properties of all rules in a folder. */
export function itIsAGroupOfRules(folder: string): void {
  const rules = rulesOf(folder);

  test.each(rules.map(rule => [rule.id, rule] as const))('%s has complete texts', (id, { summary, why, fix, references }) => {
    expect(explainRuleId(id)).toBeUndefined();
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    expect(why.split(/\.(?: |$)/).filter(sentence => sentence !== '').length).toBeGreaterThanOrEqual(1);
    expect(why).toMatch(/\.$/);
    expect(fix.construct).not.toBe('');
    expect(parseAllDocuments(fix.yaml).flatMap(({ errors }) => errors)).toEqual([]);
    expect(references.length).toBeGreaterThan(0);
  });

  test('every rule tolerates any value in any place', () => {
    const manifests = objects(RICH_APP).map(({ manifest }) => manifest);
    const failures: string[] = [];
    withOddValues(manifests, where => {
      // The reader rejects objects whose apiVersion or kind is not a string.
      const kept = manifests.filter(manifest => typeof manifest?.kind === 'string' && typeof manifest.apiVersion === 'string');
      const model = new AppModel(kept.map(objectOf), { complete: true });
      for (const rule of rules) {
        try {
          failures.push(...run(rule, model).filter(({ key, message }) => typeof key !== 'string' || typeof message !== 'string').map(() => `${rule.id} at ${where}`));
        } catch (error) {
          failures.push(`${rule.id} at ${where}: ${String(error)}`);
        }
      }
    });
    expect(failures).toEqual([]);
  });
}
