import { Rule } from '../../../src/rules/rule';
import { check, CheckOptions, messages } from '../_violations';

/** A Deployment `web` in the namespace `shop`, from the YAML of the spec of its pods in flow style. */
export function deployment(spec: string, metadata = ''): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { ${metadata} }, spec: { ${spec} } } }
---`;
}

/** The same with one container `app`, from the YAML of its fields. */
export function container(fields: string, spec = ''): string {
  return deployment(`containers: [{ name: app${fields === '' ? '' : `, ${fields}`} }]${spec === '' ? '' : `, ${spec}`}`);
}

/** The same, from the YAML of the security context of its container. */
export function context(fields: string, spec = ''): string {
  return container(`securityContext: { ${fields} }`, spec);
}

/** Where the fields of the container `app` stand. */
export const APP = 'Deployment/web spec.template.spec.containers[0]';

/** Where the fields of the pod stand. */
export const POD = 'Deployment/web spec.template.spec';

/** What a rule says of manifests: `path [key]` each, and a part of the message of the first. */
export type Firing = readonly [what: string, yaml: string, found: readonly string[], message?: string, options?: CheckOptions];

/** What a rule says nothing of. */
export type Silence = readonly [what: string, yaml: string, options?: CheckOptions];

/** The tests of one rule. */
export function testRule(rule: Rule, { fires, silent }: { readonly fires: readonly Firing[]; readonly silent: readonly Silence[] }): void {
  describe(rule.id, () => {
    test.each(fires.map(([what, ...rest]) => ({ what, rest })))('finds $what', ({ rest: [yaml, found, message, options] }) => {
      expect(check(rule, yaml, options)).toEqual(found);
      if (message !== undefined) { expect(messages(rule, yaml, options)[0]).toContain(message); }
    });

    test.each(silent.map(([what, yaml, options]) => ({ what, yaml, options })))('says nothing of $what', ({ yaml, options }) => {
      expect(check(rule, yaml, options)).toEqual([]);
    });
  });
}
