import { Grant } from '../model/service-account';
import { ServiceAccount } from '../model/workload';

/** Whether a grant may give permissions: its role is unknown, may gain rules, or has rules. */
export function mayGrantPermissions({ role }: Grant): boolean {
  return role === undefined || role.mayGrantMore || role.rules.length > 0;
}

/** The grants to the ServiceAccount itself, not to a group that it belongs to. */
export function ownGrants({ grants }: ServiceAccount): Grant[] {
  return grants.filter(({ subject }) => subject.kind !== 'Group');
}
