import { Inventory } from '../../access/inventory';

/** The sensitive permissions of each account, with their scopes. */
export function sensitivePermissionsOf({ accounts, bindings, roles }: Inventory): (account: number) => readonly string[] {
  const ofBinding = bindings.map(({ role, roleKind, roleName, clusterWide, namespace }) => {
    const sensitive = role === undefined ? [] : roles[role].permissions.flatMap(permission =>
      permission.sensitive !== undefined && (clusterWide || permission.inNamespace) ? [permission.sensitive] : []);
    const notKnown = role === undefined ? [`what ${roleKind} ${roleName} grants, which is not in the input,`] : [];
    const where = clusterWide ? 'in the whole cluster' : namespace === undefined ? 'in one namespace' : `in namespace ${namespace}`;
    return [...new Set([...sensitive, ...notKnown])].map(rule => `${rule} ${where}`);
  });
  return account => {
    const { bindings: certain, possibleBindings } = accounts[account];
    const sure = new Set(certain.flatMap(binding => ofBinding[binding]));
    const perhaps = new Set(possibleBindings.flatMap(binding => ofBinding[binding]));
    return [...sure, ...[...perhaps].filter(permission => !sure.has(permission)).map(permission => `perhaps ${permission}`)];
  };
}
