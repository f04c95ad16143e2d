import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_forbidden-field';
import { mitre, owaspKubernetes, podSecurity } from '../references';

export const unmaskedProcMount = controlRule({
  id: 'unmasked-proc-mount',
  summary: 'A container sees all of /proc',
  remedy: 'remove procMount',
  why: 'Parts of /proc expose or change the kernel of the node, and container runtimes hide them or make them read-only. With an unmasked /proc, a container that runs as root can use them to break out.',
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
  keysOf: field => [keyUnless(['Unmasked'], field)],
  describe: ([field]) => ({
    message: field.value === 'Unmasked' ? `${subjectOf(field)} sees all of /proc, including the parts that change the kernel of the node` : field.message,
    fix: 'procMount: Default',
  }),
});
