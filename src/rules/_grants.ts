import { Grant } from '../model/service-account';
import { ServiceAccount } from '../model/workload';

/** Whether a grant may give something: its role is not known, may grow, or has rules. */
export function mayGrantPermissions({ role }: Grant): boolean {
  return role === undefined || role.mayGrow || role.rules.length > 0;
}

/** The grants that are made to this very account, and not to a group that it is in. */
export function ownGrants({ grants }: ServiceAccount): Grant[] {
  return grants.filter(({ subject }) => subject.kind !== 'Group');
}
