import { check, CheckOptions, violations } from './_violations';
import { formatPath } from '../../src/manifest/path';
import { Rule, Violation } from '../../src/rules/rule';

/** Manifests that a rule says nothing of. */
export interface ValidCase {
  readonly name: string;
  readonly yaml: string;
  readonly options?: CheckOptions;
}

/** Manifests that a rule finds something in. */
export interface InvalidCase extends ValidCase {
  /**
   * All that it finds, in order: `Pod/web spec.hostPID [pod]`, with ` ?` at the
   * end where it is unknown, or what is to be compared of it.
   */
  readonly findings: readonly (string | ExpectedFinding)[];
  /** A part of the message of the first. */
  readonly message?: string;
}

/** What is compared of a finding. The object is written `Kind namespace/name`, the path as text. */
export interface ExpectedFinding extends Partial<Pick<Violation, 'key' | 'fix' | 'unknown' | 'minors'>> {
  readonly object?: string;
  readonly path?: string;
  /** A part of the message. */
  readonly message?: string;
}

/** The tests of a rule. It needs manifests in which it fires and manifests in which it stays quiet. */
export function testRule(rule: Rule, { valid, invalid }: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] }): void {
  if (valid.length === 0 || invalid.length === 0) { throw new Error(`${rule.id} needs a valid and an invalid case`); }

  describe(rule.id, () => {
    test.each(invalid)('finds $name', ({ yaml, findings, message, options }) => {
      const found = violations(rule, yaml, options);
      const texts = check(rule, yaml, options);
      expect(texts.map((text, index) => typeof findings[index] === 'object' ? findings[index] : text)).toEqual(findings);
      findings.forEach((expected, index) => {
        if (typeof expected === 'object') { compare(found[index], expected); }
      });
      if (message !== undefined) { expect(found[0].message).toContain(message); }
    });

    test.each(valid)('says nothing of $name', ({ yaml, options }) => {
      expect(check(rule, yaml, options)).toEqual([]);
    });
  });
}

function compare({ object, path, message, ...rest }: Violation, expected: ExpectedFinding): void {
  const { message: part = '', ...fields } = expected;
  const found = { ...rest, object: `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`, path: formatPath(path) };
  expect(Object.fromEntries(Object.entries(found).filter(([name]) => name in fields))).toEqual(fields);
  expect(message).toContain(part);
}
