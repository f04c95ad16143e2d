import { distance } from 'fastest-levenshtein';
import { BuiltGraph } from './build-escalation-graph';
import { accountKey, NodeContent } from './escalation-graph';
import { PathQueryError } from './path-query-error';
import { ServiceAccount } from '../model/workload';

/** The nodes of a target. */
export interface PathTarget {
  readonly nodes: readonly number[];
  /** The maximum number of them listed for one start. */
  readonly atMost: number;
}

const TARGETS = 'cluster-admin, node, secrets:NAMESPACE, account:NAMESPACE/NAME or cloud';
/** The maximum number of cloud identities listed for one start. */
const MAX_CLOUD_IDENTITIES = 3;
/** The number of names that an error suggests. */
const SUGGESTED = 3;

/** The start nodes of paths. Default: the containers of the app, and its accounts that none of its workloads use. */
export function findStarts(built: BuiltGraph, text: string | undefined): number[] {
  const { model, graph } = built;
  const containers = built.containers.filter(({ workload }) => !model.isContext(workload.object));
  if (text === undefined) {
    return [...new Set([
      ...containers.map(({ node }) => node),
      ...model.serviceAccounts.filter(account => isStart(built, account)).map(built.account),
    ])];
  }
  const account = accountText(text);
  if (account !== undefined) { return accountsNamed(built, account, text, 'from'); }
  const all = built.containers.map(({ node }) => ({ node, content: graph.contents[node]! }));
  const found = all.filter(({ content }) => namesOf(content).includes(text));
  if (found.length > 0) { return [...new Set(found.map(({ node }) => node))]; }
  const near = suggestions(text, all.map(({ content }) => namesOf(content)[0]));
  throw new PathQueryError(`--from ${text}: there is no such workload${near}; write KIND/NAME, as in Deployment/web, or account:NAMESPACE/NAME`);
}

export function findTargets({ graph, ...built }: BuiltGraph, text: string): PathTarget {
  const one = (node: number): PathTarget => ({ nodes: [node], atMost: 1 });
  if (text === 'cluster-admin' || text === 'node') { return one(graph.single(text)); }
  if (text === 'cloud') {
    return { nodes: graph.contents.flatMap((content, node) => content?.kind === 'cloud-identity' ? [node] : []), atMost: MAX_CLOUD_IDENTITIES };
  }
  const account = accountText(text);
  if (account !== undefined) { return { nodes: accountsNamed({ graph, ...built } as BuiltGraph, account, text, 'to'), atMost: 1 }; }
  const [, namespace] = /^secrets:(.+)$/.exec(text) ?? [];
  if (namespace === undefined) { throw new PathQueryError(`--to ${text} is not a target: write ${TARGETS}`); }
  const node = graph.find(`secrets =${namespace}`);
  if (node !== undefined) { return one(node); }
  const known = built.namespaces.filter(name => name !== undefined);
  throw new PathQueryError(`--to ${text}: the input has nothing in that namespace${suggestions(namespace, known)}`);
}

/** Whether something outside of the input may use an account, such as a pipeline. */
function isStart({ model }: BuiltGraph, one: ServiceAccount): boolean {
  return one.workloads.length === 0 && (one.objects.length > 0 ? one.objects.some(object => !model.isContext(object))
    : model.ownGrantsOf(one).some(({ binding, certainty }) => certainty === 'yes' && !model.isContext(binding.object)));
}

function accountText(text: string): string | undefined {
  return /^(?:account|serviceaccount|sa)[:/](.+)$/i.exec(text)?.[1];
}

function accountsNamed({ graph, model }: BuiltGraph, name: string, text: string, option: string): number[] {
  const [first, second] = name.split('/');
  const found = model.serviceAccounts
    .filter(account => second === undefined ? account.name === first : account.name === second && account.namespace === first);
  const nodes = found.map(account => graph.find(accountKey(account.namespace, account.name))!);
  if (nodes.length > 0) { return nodes; }
  const known = model.serviceAccounts.map(account => account.namespace === undefined ? account.name : `${account.namespace}/${account.name}`);
  throw new PathQueryError(`--${option} ${text}: there is no such account${suggestions(name, known)}`);
}

/** The notations of a container, the suggested one first. */
function namesOf({ namespace, name, workload }: NodeContent): string[] {
  const { kind, name: workloadName } = workload!;
  const workloads = [kind, kind.toLowerCase()].flatMap(text => {
    const plain = `${text}/${workloadName}`;
    return [plain, ...namespace === undefined ? [] : [`${namespace}/${plain}`]];
  });
  return [...workloads, ...workloads.map(text => `${text}/${name}`)];
}

/** The nearest names, as a question. */
function suggestions(text: string, known: readonly string[]): string {
  const names = [...new Set(known)].map(name => ({ name, far: distance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far).slice(0, SUGGESTED);
  return names.length === 0 ? '' : ` (did you mean ${names.map(({ name }) => name).join(' or ')}?)`;
}
