import { controlRule } from './_control-rule';
import { ForbiddenField, subjectOf } from './_forbidden-field';
import { valueAt } from '../../objects/data-path';
import { cis, kubernetes, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

export const privilegeEscalation = controlRule({
  id: 'privilege-escalation',
  summary: 'A process of a container can gain more privileges than it started with',
  remedy: 'set allowPrivilegeEscalation: false',
  why: 'Unless allowPrivilegeEscalation is false, a non-root process can become root through a setuid program of the image, and programs with file capabilities gain them. Running as non-root then only protects as well as the image does.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.privilegeEscalation('the program calls sudo', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  allowPrivilegeEscalation: false',
  },
  references: [
    cis('5.2.6'), podSecurity('restricted'), nsa('privilege escalation'), owaspKubernetes('K01'), mitre('T1611'),
    kubernetes('Configure a Security Context', 'tasks/configure-pod-container/security-context/'),
  ],
  controls: ['allowPrivilegeEscalation'],
  describe: ([field]) => ({
    message: describeField(field.value, subjectOf(field)) ?? field.message,
    // The API server rejects the one without the other.
    fix: `allowPrivilegeEscalation: false${isPrivileged(field) ? '\nprivileged: false' : ''}`,
  }),
});

function isPrivileged({ workload, path }: ForbiddenField): boolean {
  return valueAt(workload.pod, [...path.slice(0, 3), 'securityContext', 'privileged']) === true;
}

function describeField(value: unknown, subject: string): string | undefined {
  if (value === undefined) { return `${subject} does not set allowPrivilegeEscalation: false, so its processes can become root through a setuid program`; }
  return value === true ? `${subject} sets allowPrivilegeEscalation: true, so its processes can become root through a setuid program` : undefined;
}
