import { explainNotNamespaced } from './cluster-scoped-resources';
import { PolicyRule } from './policy-rule';
import { SensitivePermission } from './single-rule';

/** Whether a permission on one resource or path has an effect if it is bound in one namespace. */
export function worksInNamespace({ apiGroups = [], resources = [], verbs }: PolicyRule): boolean {
  // A wildcard verb includes those with which a Role applies to its own Namespace, and `bind`.
  const asked = verbs.includes('*') ? [['get'], ['bind']] : [verbs];
  return resources.length > 0 && asked.some(some => explainNotNamespaced(apiGroups[0], resources[0], some) === undefined);
}

/** Whether a sensitive permission of a ClusterRole has an effect if bound in one namespace, possibly an unknown one. */
export function isEffectiveIn(namespace: string | undefined, { source, worse }: Pick<SensitivePermission, 'source' | 'worse'>): boolean {
  const isElsewhere = worse?.boundIn !== undefined && namespace !== undefined && worse.boundIn !== namespace;
  return worksInNamespace(source) && !isElsewhere;
}
