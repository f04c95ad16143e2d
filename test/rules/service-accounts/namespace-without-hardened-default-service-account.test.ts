import {
  namespaceWithoutHardenedDefaultServiceAccount as rule,
} from '../../../src/rules/service-accounts/namespace-without-hardened-default-service-account';
import { app, hardened, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

const namespace = (name: string): string => `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}}}`;
const FOUND = 'Namespace/shop metadata.name [serviceaccount default]';
const WITHOUT_NAMESPACE = app(namespace('shop'), hardened('default', ''));

testRule(rule, {
  invalid: [
    { name: 'a namespace without the account', yaml: namespace('shop'), findings: [FOUND], fix: 'metadata: {name: default, namespace: "shop"}' },
    { name: 'a hardened account of another namespace', yaml: app(namespace('shop'), hardened('default', 'namespace: other'), hardened('web')), findings: [FOUND] },
    { name: 'the namespace default', yaml: namespace('default'), findings: ['Namespace/default metadata.name [serviceaccount default]'] },
    { name: 'an account in an unknown namespace', yaml: WITHOUT_NAMESPACE, findings: [`${FOUND} ?`] },
    { name: 'an account in another namespace, set by --namespace', yaml: WITHOUT_NAMESPACE, options: { namespace: 'other' }, findings: [FOUND] },
    { name: 'an unhardened account in the context', yaml: namespace('shop'), options: { context: serviceAccount('default') }, findings: [FOUND] },
  ],
  valid: [
    { name: 'with the account', yaml: app(hardened('default'), namespace('shop')) },
    { name: 'with the account, in the namespace set by --namespace', yaml: WITHOUT_NAMESPACE, options: { namespace: 'shop' } },
    { name: 'with an unhardened account in the app, which another rule reports', yaml: app(namespace('shop'), serviceAccount('default')) },
    { name: 'with the account in the context', yaml: namespace('shop'), options: { context: hardened('default') } },
    { name: 'a namespace of the cluster', yaml: app(namespace('kube-system'), namespace('kube-public'), namespace('kube-node-lease')) },
    { name: 'without a name', yaml: '{apiVersion: v1, kind: Namespace}' },
    {
      name: 'a namespace and an account with the same Helm template',
      yaml: app(namespace('"{{ .Values.namespace }}"'), hardened('default', 'namespace: "{{ .Values.namespace }}"')),
    },
  ],
});
