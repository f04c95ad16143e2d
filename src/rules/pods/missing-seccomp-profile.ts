import { controlRule } from './_control-rule';
import { subjectOf } from './_forbidden-field';
import { cis, kubernetes, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

const SET = 'seccompProfile_baseline';

/** `seccomp-unconfined` reports a profile with an unacceptable value. */
export const missingSeccompProfile = controlRule({
  id: 'missing-seccomp-profile',
  summary: 'A container has no seccomp profile',
  remedy: 'set the profile RuntimeDefault',
  why: 'Seccomp blocks system calls that a container does not need. Without a profile, a container runs without a filter, unless the kubelet of its node is configured to use the default profile.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'spec:\n  securityContext:\n    seccompProfile: {type: RuntimeDefault}',
  },
  references: [
    cis('5.6.2'), podSecurity('restricted'), nsa('seccomp'), owaspKubernetes('K01'), mitre('T1611'),
    kubernetes('Restrict a Container\'s Syscalls with seccomp', 'tutorials/security/seccomp/'),
  ],
  controls: [SET, 'seccompProfile_restricted'],
  concerns: ({ path }, all) => !all.some(other => other.control === SET && samePath(other.path, path)),
  describe: ([field]) => ({
    message: field.value === undefined ? `${subjectOf(field)} has no seccomp profile, so most nodes run it without a filter` : field.message,
    fix: 'seccompProfile: {type: RuntimeDefault}',
  }),
});

function samePath(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
