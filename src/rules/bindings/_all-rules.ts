import { PolicyRule } from '../../kubernetes/rbac/policy-rule';

/** Whether all rules of a role pass a test. Cached per role, because thousands of bindings may refer to one with thousands of rules. */
export class AllRules {
  private readonly known = new Map<readonly PolicyRule[], boolean>();

  public constructor(private readonly test: (rule: PolicyRule) => boolean) {}

  public pass(rules: readonly PolicyRule[]): boolean {
    let pass = this.known.get(rules);
    if (pass === undefined) { this.known.set(rules, pass = rules.every(this.test)); }
    return pass;
  }
}
