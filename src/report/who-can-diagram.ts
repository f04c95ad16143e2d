import { WhoCanDocument } from './access-document';
import { chainName } from './access-text';
import { Diagram, DiagramEdge, DiagramNode } from './diagram';

/** Stands in for everything that every cluster has. */
const BUILT_IN = 'every cluster';

/** From workloads through their ServiceAccounts, other subjects and roles to the requested permission. */
export function whoCanDiagram({ question, subjects, accounts }: WhoCanDocument): Diagram {
  const goal = 'goal';
  const nodes = new Map<string, DiagramNode>([[goal, { id: goal, lines: [question.text], shape: 'hexagon', emphasis: 'high' }]]);
  const edges = new Map<string, DiagramEdge>();
  const connect = (from: string, to: string, unsure: boolean, label?: string): void => {
    const key = JSON.stringify([from, to, label]);
    edges.set(key, { from, to, unsure: unsure && (edges.get(key)?.unsure ?? true), ...label === undefined ? {} : { label } });
  };
  const shown = subjects.filter(({ builtIn }) => !builtIn);
  const names = new Set(shown.map(chainName));
  for (const subject of shown) {
    const name = chainName(subject);
    nodes.set(name, { id: name, lines: [name], shape: 'round' });
    for (const { role, binding, certainty } of subject.chains) {
      const id = `role ${chainName(role)}`;
      nodes.set(id, { id, lines: [chainName(role)] });
      connect(name, id, certainty === 'unknown', chainName(binding));
      connect(id, goal, certainty === 'unknown');
    }
  }
  for (const { namespace, name, workloads, through } of accounts) {
    const account = chainName({ kind: 'ServiceAccount', namespace, name });
    const groups = through.filter(subject => names.has(subject) && subject !== account);
    if (workloads.length === 0 || (groups.length === 0 && !names.has(account))) { continue; }
    nodes.set(account, { id: account, lines: [account], shape: 'round' });
    for (const { containers, ...workload } of workloads) {
      const id = `workload ${chainName(workload)}`;
      nodes.set(id, { id, lines: [chainName(workload), containers.map(container => container.name).join(', ')] });
      connect(id, account, containers.every(({ certainty }) => certainty === 'unknown'), 'token');
    }
    for (const group of groups) { connect(account, group, false, 'member'); }
  }
  const builtIn = subjects.filter(subject => subject.builtIn);
  if (builtIn.length > 0) {
    nodes.set(BUILT_IN, { id: BUILT_IN, lines: [`in ${BUILT_IN}: ${chainName(builtIn[0])}${builtIn.length === 1 ? '' : ` and ${builtIn.length - 1} more`}`] });
    connect(BUILT_IN, goal, false);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}
