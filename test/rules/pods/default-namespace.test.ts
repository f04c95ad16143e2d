import { container, testRule } from './_pods';
import { defaultNamespace } from '../../../src/rules/pods/default-namespace';

testRule(defaultNamespace, {
  fires: [
    ['a workload', container('').replace('shop', 'default'), ['Deployment/web metadata.namespace [namespace default]'], 'it runs in the namespace default'],
  ],
  silent: [
    ['another namespace', container('')],
    ['no namespace, which need not be this one', container('').replace(', namespace: shop', '')],
    ['what hardens the namespace', 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: default, namespace: default }\nautomountServiceAccountToken: false'],
  ],
});
