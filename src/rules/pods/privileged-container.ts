import { controlRule } from './_control-rule';
import { subjectOf } from './_place';
import { cis, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

export const privilegedContainer = controlRule({
  id: 'privileged-container',
  summary: 'A container is privileged',
  why: 'A privileged container has all devices and all capabilities of its node. Whoever takes it over owns the node, and with it the credentials of every pod that runs there.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// Where it must be:',
      "// relaxations: [Relaxation.privileged('loads a module into the kernel', 'app')]",
    ].join('\n'),
    yaml: 'securityContext:\n  privileged: false',
  },
  references: [cis('5.2.2'), podSecurity('baseline'), nsa('privileged containers'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['privileged'],
  describe: ([place]) => ({
    message: place.value === true ? `${subjectOf(place)} is privileged, so that whoever takes it over owns the node` : place.message,
    fix: 'privileged: false',
  }),
});
