import { controlRule } from './_control-rule';
import { subjectOf } from './_place';
import { cis, kubernetes, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

export const privilegeEscalation = controlRule({
  id: 'privilege-escalation',
  summary: 'A process of a container can gain more privileges than it started with',
  remedy: 'set allowPrivilegeEscalation: false',
  why: 'Unless allowPrivilegeEscalation is false, a process that is not root can become root by a set-user-id program of the image, and programs with file capabilities get those. A container that runs as another user is then only as good as its image.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// Where it must be:',
      "// relaxations: [Relaxation.privilegeEscalation('the program calls sudo', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  allowPrivilegeEscalation: false',
  },
  references: [
    cis('5.2.6'), podSecurity('restricted'), nsa('privilege escalation'), owaspKubernetes('K01'), mitre('T1611'),
    kubernetes('Configure a Security Context', 'tasks/configure-pod-container/security-context/'),
  ],
  controls: ['allowPrivilegeEscalation'],
  describe: ([place]) => ({
    message: describePlace(place.value, subjectOf(place)) ?? place.message,
    fix: 'allowPrivilegeEscalation: false',
  }),
});

function describePlace(value: unknown, subject: string): string | undefined {
  if (value === undefined) { return `${subject} does not set allowPrivilegeEscalation: false, so that its processes can become root by a set-user-id program`; }
  return value === true ? `${subject} sets allowPrivilegeEscalation: true, so that its processes can become root by a set-user-id program` : undefined;
}
