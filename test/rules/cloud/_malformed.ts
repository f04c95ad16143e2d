import { account } from './_apps';
import { Rule } from '../../../src/rules/rule';
import { testRule } from '../_test-rule';

/** A malformed value, the problem, and part of the fix if there is one. */
export type WrongValue = readonly [value: string, problem: string, remedy?: string];

/** Tests a rule on a ServiceAccount annotation with well-formed and malformed values. */
export function testMalformed(
  rule: Rule, annotation: string, right: readonly string[], wrong: readonly WrongValue[], unclear: readonly WrongValue[] = [],
): void {
  const annotated = (value: string): string => account(`${annotation}: ${value}`);
  testRule(rule, {
    valid: [
      ...[...right, '', '{{ .Values.identity }}', 'x-{{ .Values.identity }}'].map(value => ({ name: JSON.stringify(value), yaml: annotated(JSON.stringify(value)) })),
      { name: 'another object', yaml: annotated('wrong!').replace('kind: ServiceAccount', 'kind: ConfigMap') },
      { name: 'another annotation', yaml: account('example.com/role: wrong!') },
      { name: 'annotations that are not a mapping', yaml: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: payments, annotations: text }' },
    ],
    invalid: [
      ...wrong.map(([value, problem, remedy]) => ({
        name: JSON.stringify(value),
        yaml: annotated(JSON.stringify(value)),
        findings: [{
          object: 'ServiceAccount production/payments',
          path: `metadata.annotations['${annotation}']`,
          key: value,
          message: expect.stringContaining(`its annotation ${annotation} is ${JSON.stringify(value)}, which gives its pods no identity: ${problem}`),
          ...remedy === undefined ? {} : { fix: expect.stringContaining(remedy) },
        }],
      })),
      ...unclear.map(([value, problem, fix]) => ({
        name: value, yaml: annotated(value), findings: [`ServiceAccount/payments metadata.annotations['${annotation}'] [${value}] ?`], message: problem, fix,
      })),
    ],
  });
}
