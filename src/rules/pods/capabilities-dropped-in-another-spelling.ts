import { controlRule } from './_control-rule';
import { dropsAllInAnotherSpelling } from './_dropped-capabilities';
import { lastStep, subjectOf } from './_forbidden-field';
import { podSecurity } from '../references';

/** Only for the Pod Security packs: container runtimes drop the capabilities regardless. */
export const capabilitiesDroppedInAnotherSpelling = controlRule({
  id: 'capabilities-dropped-in-another-spelling',
  summary: 'A container drops all capabilities in a spelling that Pod Security does not accept',
  remedy: 'write ALL in capitals',
  why: 'Container runtimes ignore the case of capability names, so the container keeps none. Pod Security "restricted" compares exactly, and a namespace that enforces it rejects the pod.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'securityContext:\n  capabilities: {drop: [ALL]}',
  },
  references: [podSecurity('restricted')],
  controls: ['capabilities_restricted'],
  concerns: field => lastStep(field.path) === 'drop' && dropsAllInAnotherSpelling(field),
  describe: ([field]) => ({
    message: `${subjectOf(field)} drops all capabilities, but not with the spelling "ALL", the only one that Pod Security "restricted" accepts`,
    fix: 'capabilities: {drop: [ALL]}',
  }),
});
