import { controlRule } from './_control-rule';
import { dropsAllInAnotherSpelling } from './_dropped-capabilities';
import { lastStep, Place, subjectOf } from './_place';
import { cis, mitre, owaspKubernetes, podSecurity } from '../references';

/** Another spelling of ALL, which runtimes take and Pod Security does not, is the business of `capabilities-dropped-in-another-spelling`. */
export const capabilitiesNotDropped = controlRule({
  id: 'capabilities-not-dropped',
  summary: 'A container keeps capabilities that its runtime gives by default',
  remedy: 'drop all capabilities',
  why: 'What a container runtime gives by default is more than most programs need. A program that is taken over as root can use it to change owners of files, to become another user, or, with NET_RAW, to send packets that pretend to come from a neighbour.',
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
  concerns: place => lastStep(place.path) !== 'add' && !dropsAllInAnotherSpelling(place),
  describe: ([place]) => ({
    message: lastStep(place.path) === 'drop' ? dropText(place) : place.message,
    fix: 'capabilities: {drop: [ALL]}',
  }),
});

function dropText(place: Place): string {
  const dropsNone = !Array.isArray(place.value) || place.value.length === 0;
  return dropsNone ? `${subjectOf(place)} drops no capabilities and keeps those that its runtime gives by default`
    : `${subjectOf(place)} drops capabilities, but not "ALL", and keeps others that its runtime gives by default`;
}
