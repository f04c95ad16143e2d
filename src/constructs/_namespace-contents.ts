import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { KnownWorkload, workloadsAround } from './_account-users';
import { apiConsumersAround } from './_api-consumers';
import { namespaceOfObject } from './_namespace';
import { AppState } from './app-state';

/** The contents of all namespaces of an app with one name. */
export interface NamespaceContents {
  readonly policies: ApiObject[];
  readonly workloads: { readonly workload: KnownWorkload; readonly callsApi: boolean }[];
}

interface Scan {
  readonly contents: Map<string, NamespaceContents>;
  readonly readers: Set<IConstruct>;
}

/**
 * The NetworkPolicies and workloads in namespaces with a name, in the app around a
 * construct, for validation.
 *
 * cdk8s validates the whole app once per chart. A reader that asks again starts the
 * next round, which searches the tree again; within a round, all readers share one
 * search.
 */
export function namespaceContents(reader: IConstruct, namespace: string): NamespaceContents {
  const { root } = reader.node;
  const state = AppState.of(root);
  let scan = state.get<Scan>('namespace-contents');
  if (!scan || scan.readers.has(reader)) {
    scan = { contents: search(root), readers: new Set() };
    state.set('namespace-contents', scan);
  }
  scan.readers.add(reader);
  return scan.contents.get(namespace) ?? { policies: [], workloads: [] };
}

function search(root: IConstruct): Map<string, NamespaceContents> {
  const contents = new Map<string, NamespaceContents>();
  const contentsOf = (namespace: string = '') => {
    const found = contents.get(namespace) ?? { policies: [], workloads: [] };
    contents.set(namespace, found);
    return found;
  };
  for (const construct of root.node.findAll()) {
    if (ApiObject.isApiObject(construct) && construct.kind === 'NetworkPolicy' && construct.apiGroup === 'networking.k8s.io') {
      contentsOf(namespaceOfObject(construct)).policies.push(construct);
    }
  }
  const consumers = new Set(apiConsumersAround(root).map(({ construct }) => construct));
  for (const workload of workloadsAround(root)) {
    contentsOf(namespaceOfObject(workload.construct)).workloads.push({ workload, callsApi: consumers.has(workload.construct) });
  }
  return contents;
}
