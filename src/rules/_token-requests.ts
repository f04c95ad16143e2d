import { NamespacedNames } from './_namespaced-names';
import { AppModel } from '../model/app-model';

const RESOURCES = ['serviceaccounts', 'serviceaccounts/token'];

/** The accounts that roles of the app name: somebody gets tokens of them without a pod. */
export function accountsNamedInRoles(model: AppModel): NamespacedNames {
  const names = new NamespacedNames();
  for (const { rules } of model.roles) {
    for (const { resources, resourceNames } of rules) {
      if (!resourceNames || !resources?.some(resource => RESOURCES.includes(resource))) { continue; }
      for (const name of resourceNames) { names.add(undefined, name); }
    }
  }
  return names;
}
