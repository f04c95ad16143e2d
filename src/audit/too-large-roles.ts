import { AuditError } from './finding';
import { quote } from './quote';
import { MAX_AGGREGATED_PERMISSIONS, MAX_SELECTOR_COMPARISONS } from '../manifest/limits';
import { AppModel } from '../model/app-model';

/** An error if ClusterRoles aggregate too many rules to check. Call this once all rules have run. */
export function tooLargeRoles(model: AppModel): AuditError[] {
  const [first, ...others] = model.tooLargeRoles;
  if (first === undefined) { return []; }
  const more = others.length === 0 ? 'is' : `and ${others.length} more are`;
  const position = first.object?.origin.position(['aggregationRule']);
  return [{
    ...position ?? {},
    message: `ClusterRole ${quote(first.name)} ${more} too large to check: `
      + `together the ClusterRoles take over more than ${MAX_AGGREGATED_PERMISSIONS} permissions from others by labels, or compare more than ${MAX_SELECTOR_COMPARISONS} selectors with roles for that, which are the limits; `
      + 'audit fewer of them at a time, or let them select fewer roles',
  }];
}
