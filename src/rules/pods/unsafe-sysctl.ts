import { controlRule } from './_control-rule';
import { kubernetes, mitre, owaspKubernetes, podSecurity } from '../references';

export const unsafeSysctl = controlRule({
  id: 'unsafe-sysctl',
  summary: 'A pod sets a kernel parameter that is not safe',
  remedy: 'remove the kernel parameter',
  why: 'Kernel parameters that are not namespaced to the pod affect the whole node: they can harm other pods, or disable protections of the node.',
  fix: {
    construct: [
      '// Leave the parameter out. If it is required:',
      "// relaxations: [Relaxation.sysctls('the proxy keeps many connections waiting', ['net.core.somaxconn'])]",
    ].join('\n'),
    yaml: 'securityContext:\n  sysctls: [] # or only parameters that Pod Security lists',
  },
  references: [
    podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611'), kubernetes('Using sysctls in a Kubernetes Cluster', 'tasks/administer-cluster/sysctl-cluster/'),
  ],
  controls: ['sysctls'],
  keysOf: ({ value }) => [typeof value === 'string' ? `sysctl ${value}` : 'sysctl without a name'],
  describe: ([{ value, message }]) => ({
    message: typeof value === 'string' ? `the pod sets the kernel parameter '${value}', which Pod Security does not list as safe` : message,
    fix: 'remove it from securityContext.sysctls',
  }),
});
