import { NamespacedNames } from './_namespaced-names';
import { AppModel } from '../model/app-model';

/** The verb that allows acting as a ServiceAccount, by resource; reading the ServiceAccount does not. */
const VERBS: ReadonlyMap<string, string> = new Map([['serviceaccounts', 'impersonate'], ['serviceaccounts/token', 'create']]);

/** The ServiceAccounts that roles of the app name: subjects request tokens for them, or impersonate them, without a pod. */
export function accountsNamedInRoles(model: AppModel): NamespacedNames {
  const names = new NamespacedNames();
  for (const { rules } of model.roles) {
    for (const { resources = [], resourceNames = [], verbs } of rules) {
      const acts = (resource: string): boolean => VERBS.has(resource) && (verbs.includes('*') || verbs.includes(VERBS.get(resource)!));
      if (!resources.some(acts)) { continue; }
      for (const name of resourceNames) { names.add(undefined, name); }
    }
  }
  return names;
}
