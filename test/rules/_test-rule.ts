import { Found, found } from './_found';
import { check, CheckOptions, messages } from './_violations';
import { Rule } from '../../src/rules/rule';

/** Manifests that a rule says nothing of. */
export interface ValidCase {
  readonly name: string;
  readonly yaml: string;
  readonly options?: CheckOptions;
}

/** Manifests that a rule finds something in. */
export interface InvalidCase extends ValidCase {
  /** All that it finds, in order: `Pod/web spec.hostPID [pod]`, with ` ?` at the end where it is unknown, or the whole finding. */
  readonly findings: readonly (string | Found)[];
  /** A part of the message of the first. */
  readonly message?: string;
  /** A part of the fix of the first. */
  readonly fix?: string;
}

/** The tests of a rule. It needs manifests in which it fires and manifests in which it stays quiet. */
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
