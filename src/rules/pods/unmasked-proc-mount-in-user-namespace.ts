import { controlRule } from './_control-rule';
import { keyUnless, subjectOf } from './_forbidden-field';
import { owaspKubernetes, podSecurity } from '../references';

const BASELINE = 'procMount';

/** What "baseline" rejects in every version, as in a pod without a user namespace, is reported by `unmasked-proc-mount`. */
export const unmaskedProcMountInUserNamespace = controlRule({
  id: 'unmasked-proc-mount-in-user-namespace',
  summary: 'A container of a pod with a user namespace sees all of /proc',
  remedy: 'remove procMount',
  why: 'With hostUsers: false, the users of a pod have no privileges on the node, and an unmasked /proc does little harm; nested containers need it. Pod Security "restricted" rejects it anyway.',
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
  keysOf: field => [keyUnless(['Unmasked'], field)],
  describe: ([field]) => ({
    message: field.value === 'Unmasked' ? `${subjectOf(field)} sees all of /proc, which Pod Security "restricted" rejects although the pod has a user namespace` : field.message,
    fix: 'procMount: Default',
  }),
});
