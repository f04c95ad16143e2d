import { AccountName } from '../../access/access-comparison';
import { AccessGrant, WorkloadToken } from '../../access/access-overview';
import { sentenceText, scopeWords, sentencesOf } from '../../access/permission-text';
import { Diagram, DiagramEdge, DiagramNode } from '../diagram';
import { OverviewDocument } from './access-documents';

/** From a workload to its account, its roles and the sensitive permissions they grant. Omits workloads and accounts without roles. */
export function overviewDiagram({ workloads, customResources, accounts, permissionSets }: OverviewDocument): Diagram {
  const nodes = new Map<string, DiagramNode>();
  const edges: (DiagramEdge & { readonly rank: number })[] = [];
  const drawn = new Set<string>();
  for (const account of accounts) {
    for (const grant of account.grants.filter(({ isDefault, roleIs }) => !isDefault && roleIs !== 'missing')) {
      const role = addRole(grant, nodes);
      const granted = grant.permissions === undefined ? [] : permissionSets[grant.permissions];
      const sentences = sentencesOf(granted.filter(({ sensitive }) => sensitive !== undefined));
      const rank = sentences.length > 0 ? 0 : 1;
      nodes.set(accountId(account), { id: accountId(account), lines: ['ServiceAccount', fullName(account)], shape: 'round' });
      edges.push({ from: accountId(account), to: role, label: scopeWords(grant), unsure: grant.certainty === 'unknown', rank });
      drawn.add(accountId(account));
      for (const group of sentences) {
        const [{ sensitive }] = group;
        const id = JSON.stringify(['permission', role, sentenceText(group)]);
        if (nodes.has(id)) { continue; }
        nodes.set(id, { id, lines: [sentenceText(group), `(${sensitive})`], shape: 'hexagon', emphasis: 'high' });
        edges.push({ from: role, to: id, rank: 0 });
      }
    }
  }
  const ranks = new Map<string, number>();
  for (const { from, rank } of edges) { ranks.set(from, Math.min(rank, ranks.get(from) ?? rank)); }
  for (const workload of workloads) {
    const id = JSON.stringify(['workload', workload.kind, workload.namespace, workload.name]);
    for (const [account, tokens] of tokensByAccount(workload.account, workload.tokens)) {
      if (!drawn.has(account)) { continue; }
      const usable = tokens.filter(({ forApi }) => forApi !== 'no');
      nodes.set(id, { id, lines: [workload.kind, fullName(workload)] });
      edges.push({
        from: id, to: account, label: usable.length > 0 ? 'token' : 'no token', unsure: usable.length > 0 && usable.every(({ forApi }) => forApi === 'unknown'), rank: ranks.get(account) ?? 1,
      });
    }
  }
  for (const resource of customResources.filter(({ account }) => drawn.has(accountId(account)))) {
    const id = JSON.stringify(['resource', resource.kind, resource.namespace, resource.name]);
    nodes.set(id, { id, lines: [resource.kind, fullName(resource)] });
    edges.push({ from: id, to: accountId(resource.account), label: 'names', unsure: true, rank: ranks.get(accountId(resource.account)) ?? 1 });
  }
  return { nodes: [...nodes.values()], edges: edges.sort((a, b) => a.rank - b.rank).map(({ rank: _, ...edge }) => edge) };
}

function addRole({ role, roleIs, clusterWide, namespace }: AccessGrant, nodes: Map<string, DiagramNode>): string {
  // The permissions of a role depend on where it is bound.
  const id = JSON.stringify(['role', role.kind, role.name, clusterWide, role.kind === 'Role' ? namespace : null]);
  nodes.set(id, { id, lines: [role.kind, role.name, ...roleIs === 'unknown' ? ['(not in the input)'] : []] });
  return id;
}

/** The tokens of a workload by account. Includes its own account even without a token. */
function tokensByAccount(own: AccountName, tokens: readonly WorkloadToken[]): ReadonlyMap<string, readonly WorkloadToken[]> {
  const found = new Map<string, WorkloadToken[]>([[accountId(own), []]]);
  for (const token of tokens) {
    if (token.account === undefined) { continue; }
    const key = accountId(token.account);
    const list = found.get(key);
    if (list) { list.push(token); } else { found.set(key, [token]); }
  }
  return found;
}

function accountId({ namespace, name }: AccountName): string {
  return JSON.stringify(['account', namespace, name]);
}

function fullName({ namespace, name }: AccountName): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
