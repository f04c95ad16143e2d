import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_place';
import { mitre, owaspKubernetes, podSecurity } from '../references';

export const unmaskedProcMount = controlRule({
  id: 'unmasked-proc-mount',
  summary: 'A container sees all of /proc',
  remedy: 'leave out procMount',
  why: 'Parts of /proc tell about the kernel of the node, or change it, and container runtimes hide them or make them read-only. Unmasked, a container that runs as root can use them to leave.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'securityContext:\n  procMount: Default # or nothing',
  },
  references: [podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['procMount'],
  keysOf: place => [keyUnless(['Unmasked'], place)],
  describe: ([place]) => ({
    message: place.value === 'Unmasked' ? `${subjectOf(place)} sees all of /proc, also the parts that change the kernel of the node` : place.message,
    fix: 'procMount: Default',
  }),
});
