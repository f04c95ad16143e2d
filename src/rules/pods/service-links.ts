import { podPath } from '../_pod-path';
import { kubernetes, mitre } from '../references';
import { Rule } from '../rule';

export const serviceLinks: Rule = {
  id: 'service-links',
  summary: 'A pod gets the addresses of all Services of its namespace as environment variables',
  remedy: 'set enableServiceLinks: false',
  why: 'Unless enableServiceLinks is false, the environment of every container lists the Services of the namespace: a map of the namespace for an attacker. In large namespaces this can prevent programs from starting. Programs can find Services through DNS.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.serviceLinks('the program finds its database through them')]",
    ].join('\n'),
    yaml: 'spec:\n  enableServiceLinks: false',
  },
  references: [mitre('T1613'), kubernetes('Accessing the Service', 'tutorials/services/connect-applications-service/#accessing-the-service')],
  subject: 'workload',
  *check(workload) {
    const value = workload.pod.spec?.enableServiceLinks ?? undefined;
    if (value === false) { return; }
    yield {
      path: podPath(workload, 'enableServiceLinks'),
      key: 'pod',
      message: `the addresses of all Services of its namespace are in the environment of its containers: enableServiceLinks is ${value === undefined ? 'not set' : 'not false'}`,
      fix: 'enableServiceLinks: false',
    };
  },
};
