import { AZURE_INJECT_PROXY_ANNOTATION } from '../../kubernetes/cloud/azure';
import { Workload } from '../../model/workload';
import { mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { describeIdentity } from './_identities';
import { AZURE_WORKLOAD_IDENTITY, GKE_WORKLOAD_IDENTITY } from './_references';

/** GKE pods that mount buckets with this driver have the identity for that purpose even on the host network. */
const GCS_FUSE_ANNOTATION = 'gke-gcsfuse/volumes';

/** Reports cloud identities on the host network, where they do not work. */
export const cloudIdentityWithHostNetwork: Rule = {
  id: 'cloud-identity-with-host-network',
  summary: 'Pods with a cloud identity use the host network, where the identity does not work',
  remedy: 'leave the host network',
  why: 'GKE identifies pods by their IP addresses. A pod with the address of its node gets the identity of the node instead of its own, often with more permissions. '
    + 'The Azure webhook rejects a pod that requests its proxy and uses the host network. '
    + 'AWS and Azure tokens work on the host network; the rule host-network reports that such a pod also reaches the credentials of the node.',
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
        message: `its ServiceAccount '${workload.serviceAccount.name}' is ${describeIdentity(identity)}, but its pods use the host network, ${consequence}`,
      };
    }
  },
};

function consequenceOf({ pod }: Workload, provider: string): string | undefined {
  const annotations = pod.metadata?.annotations ?? {};
  if (provider === 'google') {
    return typeof annotations[GCS_FUSE_ANNOTATION] === 'string' ? 'so GKE gives them the identity of the node, except for mounted buckets'
      : 'so GKE gives them the identity of the node';
  }
  return provider === 'azure' && typeof annotations[AZURE_INJECT_PROXY_ANNOTATION] === 'string'
    ? 'and the Azure webhook rejects that together with the proxy they request' : undefined;
}
