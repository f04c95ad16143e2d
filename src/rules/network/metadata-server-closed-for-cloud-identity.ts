import { Endpoint, GKE_METADATA_SERVER, GKE_METADATA_SERVER_DATAPLANE_V2 } from '../../kubernetes/network/metadata-endpoints';
import { AppModel } from '../../model/app-model';
import { MetadataAccess } from '../../model/metadata-access';
import { podPath } from '../_pod-path';
import { owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { hasGoogleIdentity } from './_workloads';

/** Which of the two a cluster has is unknown; either is enough. */
const METADATA_SERVER: readonly Endpoint[] = [...GKE_METADATA_SERVER_DATAPLANE_V2, ...GKE_METADATA_SERVER];

/** Reports policies that block the server that gives the pods their identity. */
export const metadataServerClosedForCloudIdentity: Rule = {
  id: 'metadata-server-closed-for-cloud-identity',
  summary: 'NetworkPolicies block the metadata server that gives pods their Google identity',
  remedy: 'allow the GKE metadata server',
  why: 'On GKE a pod gets the identity of its ServiceAccount from the metadata server of its node: at 169.254.169.254 with Dataplane V2, at 169.254.169.252 without. '
    + 'If policies block both, the identity cannot be used, and a static key is often added as a workaround.',
  fix: {
    construct: [
      "new SecureNamespace(chart, 'payments', {",
      '  identityProviders: [IdentityProvider.gkeImpersonation({',
      "    projectId: 'my-project',",
      "    serviceAccountEmail: 'payments@my-project.iam.gserviceaccount.com',",
      '    dataplaneV2: true,',
      '  })],',
      '});',
    ].join('\n'),
    yaml: [
      'egress:',
      '  # With Dataplane V2, as on Autopilot.',
      '  - to: [{ ipBlock: { cidr: 169.254.169.254/32 } }]',
      '    ports: [{ port: 80 }, { port: 8080 }]',
      '  # Without it.',
      '  - to: [{ ipBlock: { cidr: 169.254.169.252/32 } }]',
      '    ports: [{ port: 987 }, { port: 988 }]',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K08'),
    { title: 'Workload Identity Federation for GKE', url: 'https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity' },
  ],
  subject: 'workload',
  *check(workload, model) {
    if (!hasGoogleIdentity(workload) || !model.once(metadataServerAccess).of(workload).every(({ answer }) => answer === 'no')) { return; }
    yield {
      path: podPath(workload),
      key: 'pod',
      message: `its ServiceAccount '${workload.serviceAccount.name}' is a Google identity, but the NetworkPolicies that select its pods allow neither 169.254.169.254:80 nor 169.254.169.252:988, where GKE provides it`
        + (model.complete ? '' : '; whether a policy elsewhere allows them is not known: pass it with --context, or set complete: true'),
      ...model.complete ? {} : { unknown: true },
    };
  },
};

function metadataServerAccess(model: AppModel): MetadataAccess {
  return new MetadataAccess(model, METADATA_SERVER);
}
