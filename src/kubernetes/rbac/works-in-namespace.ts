import { explainNotNamespaced } from './cluster-scoped-resources';
import { PolicyRule } from './policy-rule';

/** Whether a permission of one resource or path does anything when it is bound in one namespace. */
export function worksInNamespace({ apiGroups = [], resources = [], verbs }: PolicyRule): boolean {
  // A wildcard verb covers those by which a Role reaches its own Namespace, and `bind`.
  const asked = verbs.includes('*') ? [['get'], ['bind']] : [verbs];
  return resources.length > 0 && asked.some(some => explainNotNamespaced(apiGroups[0], resources[0], some) === undefined);
}
