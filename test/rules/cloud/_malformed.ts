import { account } from './_apps';
import { Rule } from '../../../src/rules/rule';
import { found as check } from '../_found';

/** Tests a rule on an annotation of ServiceAccounts with values that can be right and values that can't. */
export function testMalformed(
  rule: Rule, annotation: string, right: readonly string[], wrong: readonly (readonly [value: string, problem: string, remedy: string])[],
): void {
  test.each([...right, '', '{{ .Values.identity }}', 'x-{{ .Values.identity }}'])('%j is fine', value => {
    expect(check(rule, account(`${annotation}: ${JSON.stringify(value)}`))).toEqual([]);
  });

  test.each(wrong)('%j is not', (value, problem, remedy) => {
    expect(check(rule, account(`${annotation}: ${JSON.stringify(value)}`))).toEqual([{
      object: 'ServiceAccount production/payments',
      path: `metadata.annotations['${annotation}']`,
      key: value,
      message: expect.stringContaining(`its annotation ${annotation} is ${JSON.stringify(value)}, with which its pods get no identity: ${problem}`),
      fix: expect.stringContaining(remedy),
    }]);
  });

  test('what is no text is refused by the API server', () => {
    for (const value of ['7', '[x]', '{}', 'true']) {
      expect(check(rule, account(`${annotation}: ${value}`))).toMatchObject([{ key: 'no text', message: expect.stringContaining('must be text'), fix: 'write it in quotes' }]);
    }
  });

  test('other objects and other annotations are not judged', () => {
    expect(check(rule, account(`${annotation}: wrong!`).replace('kind: ServiceAccount', 'kind: ConfigMap'))).toEqual([]);
    expect(check(rule, account('example.com/role: wrong!'))).toEqual([]);
    expect(check(rule, 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: payments, annotations: text }')).toEqual([]);
  });
}
