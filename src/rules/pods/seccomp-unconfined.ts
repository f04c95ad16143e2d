import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_place';
import { cis, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

/** A profile that is not set is the business of `missing-seccomp-profile`. */
export const seccompUnconfined = controlRule({
  id: 'seccomp-unconfined',
  summary: 'The seccomp filter of a container is switched off',
  remedy: 'use the profile RuntimeDefault',
  why: 'Seccomp keeps system calls from a container that it does not need. Without a filter all of the kernel of the node is open to it, and most ways out of a container begin with a system call that the default filter refuses.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// Where it must be:',
      "// relaxations: [Relaxation.unconfinedSeccomp('traces system calls of others', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  seccompProfile: {type: RuntimeDefault}',
  },
  references: [cis('5.6.2'), podSecurity('baseline'), nsa('seccomp'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['seccompProfile_baseline'],
  keysOf: place => [keyUnless(['Unconfined'], place)],
  describe: ([place]) => ({
    message: place.value === 'Unconfined' ? `${subjectOf(place)} switches its seccomp filter off, so that it may use every system call of the node's kernel` : place.message,
    fix: 'seccompProfile: {type: RuntimeDefault}',
  }),
});
