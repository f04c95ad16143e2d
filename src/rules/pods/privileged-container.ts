import { controlRule, Verdict } from './_control-rule';
import { ForbiddenField, subjectOf } from './_forbidden-field';
import { hasUserNamespace } from '../../kubernetes/pod-security/pod-system';
import { cis, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

export const privilegedContainer = controlRule({
  id: 'privileged-container',
  summary: 'A container is privileged',
  remedy: 'remove privileged: true',
  why: 'A privileged container has all devices and all capabilities of its node. An attacker who compromises it controls the node and has the credentials of every pod on it.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.privileged('loads a module into the kernel', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  privileged: false',
  },
  references: [cis('5.2.2'), podSecurity('baseline'), nsa('privileged containers'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['privileged'],
  describe: ([field]) => ({ ...verdictOn(field), fix: 'privileged: false' }),
});

function verdictOn(field: ForbiddenField): Verdict {
  if (field.value !== true) { return { message: field.message }; }
  const text = `${subjectOf(field)} is privileged`;
  return hasUserNamespace(field.workload.pod)
    ? { message: `${text}, with all capabilities within its own pod; the user namespace of the pod (hostUsers: false) protects the node`, atMost: 'medium' }
    : { message: `${text}, so an attacker who compromises it controls the node` };
}
