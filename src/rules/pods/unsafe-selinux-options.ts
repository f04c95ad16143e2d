import { controlRule } from './_control-rule';
import { keyWithValue, lastStep, subjectOf } from './_forbidden-field';
import { kubernetes, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

export const unsafeSelinuxOptions = controlRule({
  id: 'unsafe-selinux-options',
  summary: 'A container sets its own SELinux type, user or role',
  remedy: 'remove the SELinux options',
  why: 'On nodes with SELinux, the type of a process decides which files of the node it can access. A type that is not meant for containers, such as spc_t, removes that protection; another user or role can do the same.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'securityContext:\n  seLinuxOptions: {level: "s0:c123,c456"} # no type, user or role',
  },
  references: [
    podSecurity('baseline'), nsa('SELinux'), owaspKubernetes('K01'), mitre('T1611'),
    kubernetes('Configure a Security Context', 'tasks/configure-pod-container/security-context/'),
  ],
  controls: ['seLinuxOptions'],
  keysOf: field => [keyWithValue(field, [lastStep(field.path)!])],
  describe: ([field]) => {
    const option = String(lastStep(field.path));
    return {
      message: typeof field.value === 'string'
        ? `${subjectOf(field)} sets the SELinux ${option} ${JSON.stringify(field.value)}, which may remove the isolation between it and the node` : field.message,
      fix: `remove ${option} from seLinuxOptions`,
    };
  },
});
