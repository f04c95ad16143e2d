import { defaultNamespace } from '../../../src/rules/pods/default-namespace';
import { container } from '../_pods';
import { testRule } from '../_test-rule';

testRule(defaultNamespace, {
  invalid: [
    {
      name: 'a workload',
      yaml: container('').replace('shop', 'default'),
      findings: ['Deployment/web metadata.namespace [namespace default]'],
      message: 'it runs in the namespace default',
    },
  ],
  valid: [
    { name: 'another namespace', yaml: container('') },
    { name: 'no namespace, which may be another one', yaml: container('').replace(', namespace: shop', '') },
    {
      name: 'a hardened ServiceAccount default',
      yaml: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: default, namespace: default }\nautomountServiceAccountToken: false',
    },
  ],
});
