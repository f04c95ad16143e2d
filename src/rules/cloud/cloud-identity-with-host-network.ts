import { AZURE_INJECT_PROXY_ANNOTATION } from '../../kubernetes/cloud/azure';
import { Workload } from '../../model/workload';
import { mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { describeIdentity } from './_identities';
import { AZURE_WORKLOAD_IDENTITY, GKE_WORKLOAD_IDENTITY } from './_references';

/** Pods of GKE that mount buckets with this driver have the identity for that, even so. */
const GCS_FUSE_ANNOTATION = 'gke-gcsfuse/volumes';

/** A cloud identity does not work in the network of the node. */
export const cloudIdentityWithHostNetwork: Rule = {
  id: 'cloud-identity-with-host-network',
  summary: 'Pods with a cloud identity share the network of their node, where it does not work',
  remedy: 'leave the host network',
  why: 'GKE tells pods apart by their addresses. A pod with the address of its node gets the identity of the node instead of its own, which is another and often may do more. '
    + 'The webhook of Azure refuses a pod that asks for its proxy and shares the network of the node. '
    + 'The tokens of AWS and Azure work there; that such a pod also reaches the credentials of the node is reported by the rule host-network.',
  fix: {
    construct: [
      '// Without hostNetwork:',
      "new SecureDeployment(chart, 'web', {",
      '  serviceAccount: account,',
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'spec:\n  template:\n    spec:\n      hostNetwork: false',
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), mitre('T1552.005'), GKE_WORKLOAD_IDENTITY, AZURE_WORKLOAD_IDENTITY],
  subject: 'workload',
  fields: ['hostNetwork'],
  *check(workload) {
    if (workload.pod.spec?.hostNetwork !== true) { return; }
    for (const identity of workload.serviceAccount.cloudIdentities) {
      const consequence = consequenceOf(workload, identity.provider);
      if (consequence === undefined) { continue; }
      yield {
        path: [...workload.podPath, 'spec', 'hostNetwork'],
        key: identity.value,
        message: `its ServiceAccount '${workload.serviceAccount.name}' is ${describeIdentity(identity)}, but its pods share the network of their node, ${consequence}`,
      };
    }
  },
};

function consequenceOf({ pod }: Workload, provider: string): string | undefined {
  const annotations = pod.metadata?.annotations ?? {};
  if (provider === 'google') {
    return typeof annotations[GCS_FUSE_ANNOTATION] === 'string' ? 'so that GKE gives them the identity of the node for all but mounted buckets'
      : 'so that GKE gives them the identity of the node';
  }
  return provider === 'azure' && typeof annotations[AZURE_INJECT_PROXY_ANNOTATION] === 'string'
    ? 'and with the proxy that they ask for the webhook of Azure refuses that' : undefined;
}
