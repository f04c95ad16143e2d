import { explainNotNamespaced } from './cluster-scoped-resources';
import { PolicyRule } from './policy-rule';
import { SensitivePermission } from './single-rule';

/** Whether a permission of one resource or path does anything when it is bound in one namespace. */
export function worksInNamespace({ apiGroups = [], resources = [], verbs }: PolicyRule): boolean {
  // A wildcard verb covers those by which a Role reaches its own Namespace, and `bind`.
  const asked = verbs.includes('*') ? [['get'], ['bind']] : [verbs];
  return resources.length > 0 && asked.some(some => explainNotNamespaced(apiGroups[0], resources[0], some) === undefined);
}

/** Whether a sensitive permission of a ClusterRole gives anything by a binding in one namespace, which may be an unknown one. */
export function isEffectiveIn(namespace: string | undefined, { source, worse }: Pick<SensitivePermission, 'source' | 'worse'>): boolean {
  const isElsewhere = worse?.boundIn !== undefined && namespace !== undefined && worse.boundIn !== namespace;
  return worksInNamespace(source) && !isElsewhere;
}
