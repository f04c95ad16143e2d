import { Rule } from '../../../src/rules/rule';
import { SeverityName } from '../../../src/rules/severity';
import { testRule } from '../_test-rule';

/** Rules of a role that are reported, each with what is said about the one permission. */
interface Reported {
  /** Each as the fields of a rule in YAML. */
  readonly rules: readonly string[];
  readonly key: string;
  readonly path: string;
  /** What is said about this one; what is said about all, when unset. */
  readonly why?: string;
  /** The versions of Kubernetes in which it is so; each, when unset. */
  readonly minors?: readonly number[];
  /** The highest severity that it can have; that of the rule, when unset. */
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

/** What fixes do is shown for those of all rules. */
const ANY_FIX = { asymmetricMatch: (fix: unknown) => fix === undefined || typeof fix === 'string' } as unknown as string;

/** What a rule on one kind of sensitive permission says about ClusterRoles, and about which it says nothing. */
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
