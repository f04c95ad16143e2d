import { heldTokens, isCertain, namesOf, unknownAutomountReason } from './_api-tokens';
import { startedContainers } from './_projections';
import { Workload } from '../../model/workload';
import { podPath } from '../_pod-path';
import { containersThat } from '../_text';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const tokenInSharedProcessNamespace: Rule = {
  id: 'token-in-shared-process-namespace',
  summary: 'A container holds a token that all containers of its pod can read',
  remedy: 'stop sharing the process namespace',
  why: 'With shareProcessNamespace, the containers of a pod see each other\'s processes and, through /proc/<pid>/root, each other\'s files. A token that is mounted into one of them is then accessible to all, including ephemeral containers.',
  fix: {
    construct: "// leave Relaxation.sharedProcessNamespace out, or add this one to the relaxations:\nRelaxation.tokenInSharedProcessNamespace('the debugger may read the token');",
    yaml: 'spec:\n  shareProcessNamespace: false',
  },
  references: [
    cis('5.1.6'), owaspKubernetes('K01'), mitre('T1528'),
    kubernetes('Share Process Namespace between Containers in a Pod', 'tasks/configure-pod-container/share-process-namespace/'),
  ],
  subject: 'workload',
  fields: ['shareProcessNamespace'],
  *check(workload) {
    if (workload.pod.spec?.shareProcessNamespace !== true) { return; }
    const held = sharedTokens(workload);
    const isHeld = held.some(({ token }) => isCertain(workload, token));
    if (held.length === 0 && workload.projectedTokens.length === 0) { return; }
    yield {
      path: podPath(workload, 'shareProcessNamespace'),
      key: 'pod',
      message: held.length === 0
        ? 'it shares its process namespace and has a token volume that no container mounts: if a webhook mounts it into one, all containers can read it'
        : `${containersThat('holds', namesOf(held))} a token, and with shareProcessNamespace every container of the pod can read it${isHeld ? '' : `, if Kubernetes mounts one: ${unknownAutomountReason(workload)}`}`,
      ...isHeld ? {} : { unknown: true },
    };
  },
};

/** The containers already share the token that admission mounts into each of them. */
function sharedTokens(workload: Workload): ReturnType<typeof heldTokens> {
  const injectedEverywhere = startedContainers(workload).every(({ tokens }) => tokens.some(({ source }) => source === 'injected'));
  return heldTokens(workload).filter(({ token }) => token.source !== 'injected' || !injectedEverywhere);
}
