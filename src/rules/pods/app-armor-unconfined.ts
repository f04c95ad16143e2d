import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_place';
import { kubernetes, mitre, nsa, owaspKubernetes, podSecurity } from '../references';

export const appArmorUnconfined = controlRule({
  id: 'app-armor-unconfined',
  summary: 'AppArmor is switched off for a container',
  remedy: 'use the profile RuntimeDefault',
  why: 'On nodes with AppArmor a profile keeps the processes of a container from files and operations of the node, such as mounting and writing to /proc and /sys. Unconfined, nothing of that is refused.',
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
  keysOf: place => [keyUnless(['Unconfined', 'unconfined'], place)],
  describe: ([place]) => ({
    message: place.value === 'Unconfined' || place.value === 'unconfined' ? `${subjectOf(place)} switches AppArmor off, so that no profile keeps it from files and operations of the node`
      : place.message,
    fix: place.path[0] === 'metadata' ? 'remove the annotation' : 'appArmorProfile: {type: RuntimeDefault}',
  }),
});
