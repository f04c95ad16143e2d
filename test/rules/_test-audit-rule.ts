import { RuleDescription, Violation } from '../../src/rules/rule';

/** What the audit finds in a text, as a rule would. */
export type Find = (yaml: string) => readonly Pick<Violation, 'object' | 'path' | 'key' | 'message'>[];

/** A text, and what the audit says of it. */
export interface AuditCase {
  readonly name: string;
  readonly yaml: string;
  /** A part of the message; unset where nothing is found. */
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
