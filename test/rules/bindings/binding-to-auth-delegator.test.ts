import { testRule } from '../_test-rule';
import { account, accountSubject, app, clusterRoleBinding, roleBinding } from './_manifests';
import { bindingToAuthDelegator } from '../../../src/rules/bindings/binding-to-auth-delegator';

const BINDING = clusterRoleBinding('ClusterRole system:auth-delegator', accountSubject('vault', 'vault'));

function deployment(container: string): string {
  return `{apiVersion: apps/v1, kind: Deployment, metadata: {name: vault, namespace: vault}, spec: {template: {spec: {serviceAccountName: vault, containers: [${container}]}}}}`;
}

testRule(bindingToAuthDelegator, {
  invalid: [
    {
      name: 'a server that may only review tokens',
      yaml: app(account('vault', 'vault'), deployment('{name: vault, image: vault}'), BINDING),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole system:auth-delegator ServiceAccount vault/vault] ?'],
      message: 'lets ServiceAccount vault/vault review tokens and check the permissions of any user; if it only reviews tokens, create on tokenreviews is enough',
    },
  ],
  valid: [
    { name: 'a proxy that authorizes', yaml: app(account('vault', 'vault'), deployment('{name: proxy, image: quay.io/brancz/kube-rbac-proxy:v0.18.0}'), BINDING) },
    { name: 'an aggregated API server', yaml: app(BINDING, '{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.example.com}}') },
    { name: 'another role', yaml: clusterRoleBinding('ClusterRole view', accountSubject('vault', 'vault')) },
    { name: 'a RoleBinding, which grants nothing', yaml: roleBinding('vault', 'ClusterRole system:auth-delegator', accountSubject('vault', 'vault')) },
  ],
});
