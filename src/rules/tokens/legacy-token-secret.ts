import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const legacyTokenSecret: Rule = {
  id: 'legacy-token-secret',
  summary: 'A Secret holds an API token that never expires',
  remedy: 'remove the Secret and use projected tokens',
  why: 'The token in a Secret of this type never expires, has no audience and is not bound to a pod: a copy stays valid until the Secret or the ServiceAccount is deleted. Anyone who can read Secrets of the namespace has it. Since 1.24 Kubernetes no longer creates such Secrets, and it never cleans up manually created ones.',
  fix: {
    construct: "workload.mountToken(BoundToken.forKubernetesApi(), { containers: ['app'] }); // outside of the cluster: kubectl create token, or a cloud identity",
    yaml: 'volumes:\n- name: api-access\n  projected:\n    sources:\n    - serviceAccountToken: {path: token, expirationSeconds: 3600}',
  },
  references: [
    cis('5.1.13'), nsa('protecting Pod service account tokens'), owaspKubernetes('K09'), owaspKubernetes('K03'), mitre('T1528'), mitre('T1552.001'),
    kubernetes('Manage Service Accounts, long-lived API tokens', 'reference/access-authn-authz/service-accounts-admin/'),
  ],
  subject: 'app',
  *check(model) {
    for (const { object, serviceAccountName: account, certainty } of model.tokenSecrets) {
      yield {
        object,
        path: ['type'],
        key: account === undefined ? 'secret' : `serviceaccount ${account}`,
        message: `${certainty === 'yes' ? '' : 'if its type, which another tool fills in, is that of a token, '}Kubernetes fills it with an API token of ${account === undefined ? 'a ServiceAccount' : `the ServiceAccount '${account}'`} that never expires, so a copy is valid until the Secret or the ServiceAccount is deleted`,
        ...certainty === 'yes' ? {} : { unknown: true },
      };
    }
  },
};
