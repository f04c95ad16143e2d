import { Rule } from '../../../src/rules/rule';
import { SeverityName } from '../../../src/rules/severity';
import { testRule } from '../_test-rule';

/** Reported rules of a role, with the finding on the one permission. */
interface Reported {
  /** Each as the fields of a rule in YAML. */
  readonly rules: readonly string[];
  readonly key: string;
  readonly path: string;
  /** Part of this message; that of all cases if unset. */
  readonly why?: string;
  /** The affected versions of Kubernetes; every version if unset. */
  readonly minors?: readonly number[];
  /** The highest possible severity; that of the rule if unset. */
  readonly atMost?: SeverityName;
}

/** A ClusterRole with these rules. */
export function clusterRole(rules: readonly string[], name = 'role'): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: ${name} }
rules:
${rules.map(rule => `- { ${rule} }`).join('\n')}
---`;
}

/** The tests of computed fixes cover the fixes of all rules. */
const ANY_FIX = { asymmetricMatch: (fix: unknown) => fix === undefined || typeof fix === 'string' } as unknown as string;

/** Tests a rule on one kind of sensitive permission with ClusterRoles that it reports and ClusterRoles that it does not. */
export function testSensitivePermission(
  rule: Rule, cases: { readonly why: string; readonly reported: readonly Reported[]; readonly silent: readonly (readonly string[])[] },
): void {
  testRule(rule, {
    invalid: cases.reported.map(({ rules, key, path, why = cases.why, minors, atMost }) => ({
      name: JSON.stringify(rules), yaml: clusterRole(rules), findings: [{ object: 'ClusterRole role', path, key, message: expect.stringContaining(why), fix: ANY_FIX, minors, atMost }],
    })),
    valid: cases.silent.map(rules => ({ name: JSON.stringify(rules), yaml: clusterRole(rules) })),
  });
}
