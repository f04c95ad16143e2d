import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_forbidden-field';
import { kubernetes, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

export const appArmorUnconfined = controlRule({
  id: 'app-armor-unconfined',
  summary: 'AppArmor is disabled for a container',
  remedy: 'use the profile RuntimeDefault',
  why: 'On nodes with AppArmor, a profile blocks access of container processes to files and operations of the node, such as mounting and writing to /proc and /sys. An unconfined container is not blocked.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'securityContext:\n  appArmorProfile: {type: RuntimeDefault} # or nothing',
  },
  references: [
    podSecurity('baseline'), nsa('AppArmor'), owaspKubernetes('K01'), mitre('T1611'),
    kubernetes('Restrict a Container\'s Access to Resources with AppArmor', 'tutorials/security/apparmor/'),
  ],
  controls: ['appArmorProfile'],
  keysOf: field => [keyUnless(['Unconfined', 'unconfined'], field)],
  describe: ([field]) => ({
    message: field.value === 'Unconfined' || field.value === 'unconfined' ? `${subjectOf(field)} disables AppArmor, so no profile protects files and operations of the node from it`
      : field.message,
    fix: field.path[0] === 'metadata' ? 'remove the annotation' : 'appArmorProfile: {type: RuntimeDefault}',
  }),
});
