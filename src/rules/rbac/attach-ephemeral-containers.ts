import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const attachEphemeralContainers = sensitivePermissionRule({
  id: 'attach-ephemeral-containers',
  summary: 'A role adds containers to running pods',
  remedy: 'remove pods/ephemeralcontainers',
  why: 'An ephemeral container has an image of the attacker\'s choice, runs inside the pod and shares its network; it can also get its volumes and the processes of another container. '
    + 'It works like exec, even if the image has no shell.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.PODS, \'log\'))',
    yaml: [
      '# Grant it to people for a debugging session, not to a ServiceAccount; remove this from the rule:',
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
