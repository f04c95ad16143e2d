import { controlRule } from './_control-rule';
import { subjectOf } from './_forbidden-field';
import { cis, kubernetes, mitre, owaspKubernetes, podSecurity } from '../references';

export const windowsHostProcess = controlRule({
  id: 'windows-host-process',
  summary: 'A Windows container runs as a process of its node',
  remedy: 'remove hostProcess',
  why: 'A HostProcess container is the Windows counterpart of a privileged container: a process of the node, with the files, the network and the users of the node.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'securityContext:\n  windowsOptions: {hostProcess: false}',
  },
  references: [
    cis('5.2.10'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611'),
    kubernetes('Create a Windows HostProcess Pod', 'tasks/configure-pod-container/create-hostprocess-pod/'),
  ],
  controls: ['windowsHostProcess'],
  describe: ([field]) => ({
    message: field.value === true ? `${subjectOf(field)} runs as a process of its Windows node, so an attacker who compromises it controls the node` : field.message,
    fix: 'hostProcess: false',
  }),
});
