import { controlRule } from './_control-rule';
import { dropsAllInAnotherSpelling } from './_dropped-capabilities';
import { ForbiddenField, lastStep, subjectOf } from './_forbidden-field';
import { cis, mitre, owaspKubernetes, podSecurity } from '../references';

/** `capabilities-dropped-in-another-spelling` reports other spellings of ALL, which runtimes accept and Pod Security does not. */
export const capabilitiesNotDropped = controlRule({
  id: 'capabilities-not-dropped',
  summary: 'A container keeps the default capabilities of its runtime',
  remedy: 'drop all capabilities',
  why: 'The default capabilities of a container runtime are more than most programs need. A compromised program that runs as root can use them to change owners of files, to become another user, or, with NET_RAW, to send packets that appear to come from another pod.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'securityContext:\n  capabilities: {drop: [ALL]}',
  },
  references: [cis('5.2.8'), cis('5.2.9'), podSecurity('restricted'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['capabilities_restricted'],
  concerns: field => lastStep(field.path) !== 'add' && !dropsAllInAnotherSpelling(field),
  describe: ([field]) => ({
    message: lastStep(field.path) === 'drop' ? dropText(field) : field.message,
    fix: 'capabilities: {drop: [ALL]}',
  }),
});

function dropText(field: ForbiddenField): string {
  const dropsNone = !Array.isArray(field.value) || field.value.length === 0;
  return dropsNone ? `${subjectOf(field)} drops no capabilities and keeps the defaults of its runtime`
    : `${subjectOf(field)} drops capabilities, but not "ALL", and keeps other defaults of its runtime`;
}
