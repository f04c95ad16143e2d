import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { Source } from './source';
import { BuiltIn, BuiltInBinding, BuiltInRole } from '../../src/kubernetes/rbac/built-in-roles';

/** The test data of Kubernetes for the objects that its API server creates. */
const EXPECTED = 'plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata';

/** The roles and bindings that the API server of a version creates at start, with the default features. */
export function builtInOf(source: Source): BuiltIn {
  const read = (...names: readonly string[]): any[] => names.flatMap(
    name => parse(readFileSync(join(source.kubernetes, EXPECTED, `${name}.yaml`), 'utf8')).items,
  );
  return {
    roles: once(read('cluster-roles', 'controller-roles', 'namespace-roles').map(asRole)),
    bindings: once(read('cluster-role-bindings', 'controller-role-bindings', 'namespace-role-bindings').map(asBinding)),
  };
}

/** A role of the API server, without the rules that a controller fills in. */
export function asRole({ kind, metadata: { name, namespace, labels }, aggregationRule, rules }: any): BuiltInRole {
  return withoutUndefined({
    kind,
    name,
    namespace,
    labels,
    selectors: aggregationRule?.clusterRoleSelectors.map((selector: any) => {
      if (selector.matchExpressions) { throw new Error(`${name} selects by expressions, which built-in roles of ours cannot`); }
      return selector.matchLabels;
    }),
    rules: aggregationRule ? [] : (rules ?? []).map(({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: any) => (
      { verbs, apiGroups, resources, resourceNames, nonResourceURLs })),
  });
}

export function asBinding({ kind, metadata: { name, namespace }, roleRef, subjects }: any): BuiltInBinding {
  return withoutUndefined({
    kind,
    name,
    namespace,
    roleKind: roleRef.kind,
    roleName: roleRef.name,
    subjects: (subjects ?? []).map((subject: any) => ({ kind: subject.kind, name: subject.name, namespace: subject.namespace })),
  });
}

/** The identity of a role or binding. */
export function keyOf({ kind, namespace = '', name }: { readonly kind: string; readonly namespace?: string; readonly name: string }): string {
  return `${kind} ${namespace} ${name}`;
}

function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** Sorted by name and without duplicates, which some files have. */
function once<T extends BuiltInRole | BuiltInBinding>(all: readonly T[]): T[] {
  const byKey = new Map(all.map(one => [keyOf(one), one]));
  return [...byKey.keys()].sort().map(key => byKey.get(key)!);
}
