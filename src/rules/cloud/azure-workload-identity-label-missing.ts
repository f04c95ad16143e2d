import { AZURE_AUDIENCE, AZURE_USE_LABEL } from '../../kubernetes/cloud/azure';
import { receivesIdentity } from '../../model/receives-identity';
import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { describeIdentity, quotedValue } from './_identities';
import { AZURE_WORKLOAD_IDENTITY } from './_references';

/** Reports pods that do not get the Azure identity of their ServiceAccount. */
export const azureWorkloadIdentityLabelMissing: Rule = {
  id: 'azure-workload-identity-label-missing',
  summary: 'Pods lack the label that Azure Workload Identity requires',
  remedy: 'add the label azure.workload.identity/use',
  why: 'The webhook ignores every pod without the label azure.workload.identity/use: "true", regardless of its ServiceAccount. '
    + 'The pod starts without its token, and a client secret is often added as a workaround. '
    + 'Only a label on the pod counts: on the Deployment or the ServiceAccount it has no effect.',
  fix: {
    construct: [
      "new WorkloadIdentity(chart, 'azure', {",
      '  serviceAccount: account,',
      "  provider: IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' }),",
      '});',
    ].join('\n'),
    yaml: `spec:\n  template:\n    metadata:\n      labels:\n        ${AZURE_USE_LABEL}: "true"`,
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), AZURE_WORKLOAD_IDENTITY],
  subject: 'workload',
  *check(workload) {
    const { serviceAccount: account } = workload;
    const identity = account.cloudIdentities.find(({ provider }) => provider === 'azure');
    if (!identity || receivesIdentity(workload, 'azure') !== 'no' || bringsItsToken(workload)) { return; }
    // If other workloads of the ServiceAccount have the label, this one may omit it on purpose.
    const optional = account.workloads.some(other => receivesIdentity(other, 'azure') !== 'no');
    yield {
      path: [...workload.podPath, 'metadata', 'labels', AZURE_USE_LABEL],
      key: AZURE_USE_LABEL,
      message: `its ServiceAccount '${account.name}' is ${describeIdentity(identity)}, but ${describe(workload)}, so they do not get the identity`
        + (optional ? '; other workloads of the account have the label, and whether this one calls Azure is not known: add the label, or use a dedicated ServiceAccount' : ''),
      fix: `${AZURE_USE_LABEL}: "true"`,
      ...optional ? { unknown: true } : {},
    };
  },
};

/** Pods that project the token explicitly need no webhook. */
function bringsItsToken({ containers }: Workload): boolean {
  return containers.some(({ tokens }) => tokens.some(({ audience }) => audience === AZURE_AUDIENCE));
}

function describe({ object, podPath, pod }: Workload): string {
  const label = labelOf(pod.metadata);
  if (label !== undefined) { return `the label ${AZURE_USE_LABEL} of its pods is ${quotedValue(label)} and not "true"`; }
  return podPath.length > 0 && labelOf(object.manifest.metadata) !== undefined
    ? `the label ${AZURE_USE_LABEL} is on the ${object.kind} and not on its pods` : `its pods lack the label ${AZURE_USE_LABEL}: "true"`;
}

function labelOf(metadata: k8s.ObjectMeta | null | undefined): string | undefined {
  return metadata?.labels?.[AZURE_USE_LABEL] ?? undefined;
}
