import { NodeContent } from './escalation-graph';
import { PathNode } from './escalation-path';

/** A node with its text for sentences. */
export function pathNode(content: NodeContent): PathNode {
  return { ...content, text: textOf(content) };
}

function textOf({ kind, namespace, name = '', workload, inUnknownNamespace }: NodeContent): string {
  const of = inUnknownNamespace ? ' of the unknown namespace' : namespace === undefined ? '' : ` of ${namespace}`;
  const qualified = (text: string): string => namespace === undefined ? text : `${namespace}/${text}`;
  switch (kind) {
    case 'container': return `container ${name} of ${workload!.kind} ${qualified(workload!.name)}`;
    case 'account': return `account ${qualified(name)}`;
    case 'group': case 'user': return `${kind} ${name}`;
    case 'role': return `what ClusterRole ${name} grants${of}`;
    case 'accounts': return `any account${of}`;
    case 'pods': return `any pod${of}`;
    case 'own-pod': return `a pod of its own${of === '' ? ' anywhere' : of.replace(' of ', ' in ')}`;
    case 'secrets': return `${of === '' ? 'all ' : ''}Secrets${of}`;
    case 'written-secrets': return `written Secrets${of}`;
    case 'administrator': return `administrator${of}`;
    case 'node': return 'a node';
    case 'nodes': return 'all nodes';
    case 'cluster-admin': return 'cluster-admin';
    case 'cloud-identity': return name === '' ? 'a cloud identity of its choice' : `cloud identity ${name}`;
  }
}
