import { field } from '../../kubernetes/pod-security/pod';
import { podTemplatePath } from '../../kubernetes/workloads';
import { Workload } from '../../model/workload';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { describeIdentity, identitiesOf, nameOf, receivesIdentity, some } from './_identities';

/** Several workloads act in the cloud as one. */
export const cloudIdentityOfSeveralWorkloads: Rule = {
  id: 'cloud-identity-of-several-workloads',
  summary: 'Several workloads share one cloud identity',
  why: 'Each of them may do in the cloud what any of them needs, and who takes over one has it all. '
    + 'The log of the cloud can not tell them apart, and the identity can not be taken from one without the others.',
  fix: {
    construct: "new WorkloadIdentity(chart, 'ReportsIdentity', { serviceAccount: reportsAccount, provider: IdentityProvider.awsIrsa({ roleArn: '<a role of its own>' }) })",
    yaml: 'spec:\n  template:\n    spec:\n      serviceAccountName: reports   # an account of its own, with an identity of its own',
  },
  references: [cis('5.1.5'), owaspKubernetes('K08'), owaspKubernetes('K02'), mitre('T1078.004')],
  *check(model) {
    for (const account of model.serviceAccounts) {
      if (!account.object || account.workloads.length < 2) { continue; }
      const workloads = account.workloads.filter(workload => !isMadeByAnother(workload));
      for (const identity of identitiesOf(account)) {
        const receivers = workloads.filter(workload => receivesIdentity(workload, identity.provider) !== 'no');
        const names = [...new Set(receivers.map(nameOf))].sort();
        if (names.length < 2) { continue; }
        const certain = new Set(receivers.filter(workload => receivesIdentity(workload, identity.provider) === 'yes').map(nameOf));
        yield {
          object: account.object,
          path: identity.path,
          key: identity.value,
          message: `${names.length} workloads act as ${describeIdentity(identity)} through it (${some(names)})`
            + (certain.size < 2 ? ', if the label that a Helm template hides lets them' : ', so that each of them may do what any of them needs'),
          ...certain.size < 2 ? { unknown: true } : {},
        };
      }
    }
  },
};

/** Whether it comes from another workload, as the pods and ReplicaSets in the dump of a cluster do. */
function isMadeByAnother({ object }: Workload): boolean {
  const owners = field(object.manifest.metadata, 'ownerReferences');
  return Array.isArray(owners) && owners.some(owner => {
    const [apiVersion, kind] = [field(owner, 'apiVersion'), field(owner, 'kind')];
    return typeof apiVersion === 'string' && typeof kind === 'string' && podTemplatePath({ apiVersion, kind }) !== undefined;
  });
}
