import { RuleDescription, Violation } from '../../src/rules/rule';

/** Returns the findings of the audit in YAML, in the form of violations. */
export type Find = (yaml: string) => readonly Pick<Violation, 'object' | 'path' | 'key' | 'message'>[];

/** YAML, and the finding that the audit should report. */
export interface AuditCase {
  readonly name: string;
  readonly yaml: string;
  /** Part of the message; unset if there should be no finding. */
  readonly message?: string;
}

/** The tests of a rule that the audit itself applies. Its page on the site shows them. */
export function testAuditRule(
  { id }: RuleDescription, find: Find, { valid, invalid }: { readonly valid: readonly AuditCase[]; readonly invalid: readonly AuditCase[] },
): void {
  describe(id, () => {
    test.each([...invalid, ...valid])('$name', ({ yaml, message }) => {
      expect(find(yaml).map(found => found.message)).toEqual(message === undefined ? [] : [expect.stringContaining(message)]);
    });
  });
}
