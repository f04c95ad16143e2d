import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const attachEphemeralContainers = sensitivePermissionRule({
  id: 'attach-ephemeral-containers',
  summary: 'A role puts containers into running pods',
  remedy: 'leave out pods/ephemeralcontainers',
  why: 'An ephemeral container has an image of the attacker\'s choice, runs inside the pod and sees its network; it can be given its volumes and the processes of another container. '
    + 'It is exec without a shell in the image.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.PODS, \'log\'))',
    yaml: [
      '# Give it to people for a debugging session, not to an account; remove this from the rule:',
      '#   resources: [pods/ephemeralcontainers]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1609'),
    mitre('T1610'),
    kubernetes('Ephemeral Containers', 'concepts/workloads/pods/ephemeral-containers/'),
  ],
});
