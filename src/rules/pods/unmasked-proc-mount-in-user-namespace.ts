import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_place';
import { owaspKubernetes, podSecurity } from '../references';

const BASELINE = 'procMount';

/** Where "baseline" refuses it in each version, as in a pod without users of its own, it is the business of `unmasked-proc-mount`. */
export const unmaskedProcMountInUserNamespace = controlRule({
  id: 'unmasked-proc-mount-in-user-namespace',
  summary: 'A container of a pod with users of its own sees all of /proc',
  remedy: 'leave out procMount',
  why: 'With hostUsers: false the users of a pod are nobody on the node, and what /proc shows does little harm; containers in containers need it. Pod Security "restricted" refuses it all the same.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'securityContext:\n  procMount: Default # or nothing',
  },
  references: [podSecurity('restricted'), owaspKubernetes('K01')],
  controls: [BASELINE, 'procMount_restricted'],
  concerns: ({ control, path }, all) => control !== BASELINE
    && !all.some(other => other.control === BASELINE && other.minors === undefined && String(other.path) === String(path)),
  keysOf: place => [keyUnless(['Unmasked'], place)],
  describe: ([place]) => ({
    message: place.value === 'Unmasked' ? `${subjectOf(place)} sees all of /proc, which Pod Security "restricted" refuses although the pod has users of its own` : place.message,
    fix: 'procMount: Default',
  }),
});
