import { Found, found } from './_found';
import { check, CheckOptions, messages } from './_violations';
import { Rule } from '../../src/rules/rule';

/** Manifests in which a rule reports nothing. */
export interface ValidCase {
  readonly name: string;
  readonly yaml: string;
  readonly options?: CheckOptions;
}

/** Manifests in which a rule reports something. */
export interface InvalidCase extends ValidCase {
  /** All findings, in order: `Pod/web spec.hostPID [pod]`, with ` ?` at the end if unknown, or the whole finding. */
  readonly findings: readonly (string | Found)[];
  /** Part of the message of the first finding. */
  readonly message?: string;
  /** Part of the fix of the first finding. */
  readonly fix?: string;
}

/** The tests of a rule. At least one case must have findings and one must have none. */
export function testRule(rule: Rule, { valid, invalid }: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] }): void {
  if (valid.length === 0 || invalid.length === 0) { throw new Error(`${rule.id} needs a valid and an invalid case`); }

  describe(rule.id, () => {
    test.each(invalid)('invalid: $name', ({ yaml, findings, message, fix, options }) => {
      const texts = check(rule, yaml, options);
      expect(found(rule, yaml, options).map((each, index) => typeof findings[index] === 'object' ? each : texts[index])).toEqual(findings);
      if (message !== undefined) { expect(messages(rule, yaml, options)[0]).toContain(message); }
      if (fix !== undefined) { expect(found(rule, yaml, options)[0].fix).toContain(fix); }
    });

    test.each(valid)('valid: $name', ({ yaml, options }) => {
      expect(check(rule, yaml, options)).toEqual([]);
    });
  });
}
