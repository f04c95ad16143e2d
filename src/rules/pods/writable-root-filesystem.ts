import { isWindows } from '../../kubernetes/pod-security/pod-system';
import { containerText } from '../_part-names';
import { cis, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const writableRootFilesystem: Rule = {
  id: 'writable-root-filesystem',
  summary: 'A container can write to its root file system',
  remedy: 'set readOnlyRootFilesystem: true',
  why: 'An attacker in a container with a writable root file system can replace its binaries and configuration and add tools. With a read-only one, only the volumes of the container are writable.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  writableDirectories: [{ path: '/var/cache' }],",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.writableRootFilesystem('the program updates itself', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  readOnlyRootFilesystem: true\nvolumeMounts:\n- {name: tmp, mountPath: /tmp}',
  },
  references: [cis('5.6.3'), nsa('immutable container file systems'), owaspKubernetes('K01'), mitre('T1525')],
  subject: 'container',
  *check({ workload, container }) {
    const value = container.manifest.securityContext?.readOnlyRootFilesystem ?? undefined;
    // Windows does not support it.
    if (value === true || isWindows(workload.pod)) { return; }
    yield {
      path: ['securityContext', 'readOnlyRootFilesystem'],
      message: `${containerText(container.name)} can write to its root file system: readOnlyRootFilesystem is ${value === undefined ? 'not set' : 'not true'}`,
      fix: 'readOnlyRootFilesystem: true # and an emptyDir for each directory it writes to',
    };
  },
};
