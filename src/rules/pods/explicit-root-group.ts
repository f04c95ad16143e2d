import { hasUserNamespace, isWindows } from '../../kubernetes/pod-security/pod-system';
import { containerKey, containerText } from '../_part-names';
import { podPath } from '../_pod-path';
import { nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** A group that is not set comes from the image and is not reported. */
export const explicitRootGroup: Rule = {
  id: 'explicit-root-group',
  summary: 'A pod runs with the group root',
  remedy: 'name another group than 0',
  why: 'Many files of an image and of the node belong to the group root and are readable or writable by its members. A process in that group gains access that running as another user should prevent.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'spec:\n  securityContext:\n    runAsGroup: 1000\n    fsGroup: 1000',
  },
  references: [nsa('root group'), owaspKubernetes('K01')],
  subject: 'workload',
  fields: ['runAsGroup', 'fsGroup', 'supplementalGroups'],
  *check(workload) {
    const { pod, containers } = workload;
    if (isWindows(pod) || hasUserNamespace(pod)) { return; }
    const context = pod.spec?.securityContext;
    for (const name of ['runAsGroup', 'fsGroup', 'supplementalGroups'] as const) {
      const value = context?.[name];
      if (!(Array.isArray(value) ? value.includes(0) : value === 0)) { continue; }
      yield {
        path: podPath(workload, 'securityContext', name),
        key: `pod ${name}`,
        message: `its pods run with the group root: ${name} ${Array.isArray(value) ? 'has 0' : 'is 0'}`,
        fix: `${name}: ${Array.isArray(value) ? '[1000]' : '1000'} # or another group, except 0`,
      };
    }
    for (const { name, path, manifest } of containers) {
      if (manifest.securityContext?.runAsGroup !== 0) { continue; }
      yield {
        path: [...path, 'securityContext', 'runAsGroup'],
        key: containerKey(name),
        message: `${containerText(name)} runs with the group root: runAsGroup is 0`,
        fix: 'runAsGroup: 1000 # or another group, except 0',
      };
    }
  },
};
