import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_forbidden-field';
import { cis, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

/** `missing-seccomp-profile` reports a profile that is not set. */
export const seccompUnconfined = controlRule({
  id: 'seccomp-unconfined',
  summary: 'The seccomp filter of a container is disabled',
  remedy: 'use the profile RuntimeDefault',
  why: 'Seccomp blocks system calls that a container does not need. Without a filter, the whole kernel of the node is exposed, and most container breakouts start with a system call that the default filter blocks.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.unconfinedSeccomp('traces system calls of others', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  seccompProfile: {type: RuntimeDefault}',
  },
  references: [cis('5.6.2'), podSecurity('baseline'), nsa('seccomp'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['seccompProfile_baseline'],
  keysOf: field => [keyUnless(['Unconfined'], field)],
  describe: ([field]) => ({
    message: field.value === 'Unconfined' ? `${subjectOf(field)} disables its seccomp filter, so it may use every system call of the node's kernel` : field.message,
    fix: 'seccompProfile: {type: RuntimeDefault}',
  }),
});
