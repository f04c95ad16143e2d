import { EscalationPath } from '../../src/access/escalation-path';
import { escalationPaths } from '../../src/access/escalation-paths';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objects } from '../_objects';

function pathsOf(yaml: string, options: ModelOptions = {}): readonly EscalationPath[] {
  return escalationPaths(new AppModel(objects(yaml), options)).paths;
}

function textOf({ from, steps }: EscalationPath): string {
  return [from.text, ...steps.map(({ how, to, certainty }) => `${certainty === 'yes' ? '>' : '~>'} ${how} > ${to.text}`)].join(' ');
}

/** A workload of Argo CD that writes Secrets, next to one with all permissions. */
const ARGO_CD = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: argocd-server, namespace: argocd}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: argocd-server, namespace: argocd}
spec: {template: {spec: {serviceAccountName: argocd-server, containers: [{name: argocd-server, image: a}]}}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: argocd-server, namespace: argocd}
rules: [{apiGroups: [''], resources: [secrets, configmaps], verbs: [create, get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: argocd-server, namespace: argocd}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: argocd-server}
subjects: [{kind: ServiceAccount, name: argocd-server}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: application-controller, namespace: argocd}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: application-controller}
rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: application-controller}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: application-controller}
subjects: [{kind: ServiceAccount, name: application-controller, namespace: argocd}]
`;

test('joins the permissions of accounts into a path, step by step', () => {
  const path = pathsOf(ARGO_CD).find(({ from }) => from.kind === 'container')!;
  expect(textOf(path)).toBe('container argocd-server of Deployment argocd/argocd-server'
    + ' > token in argocd-server > account argocd/argocd-server'
    + ' > secrets get,create > written Secrets of argocd'
    + ' > token Secret of any account > any account of argocd'
    + ' > one of them > account argocd/application-controller'
    + ' > */*/* > cluster-admin');
  expect(path.certainty).toBe('yes');
  expect(path.steps[1].grants).toEqual([{
    permission: 'secrets get,create',
    roleKind: 'Role',
    roleName: 'argocd-server',
    roleNamespace: 'argocd',
    bindingKind: 'RoleBinding',
    bindingName: 'argocd-server',
    bindingNamespace: 'argocd',
    findings: [{ rule: 'read-secrets', key: 'secrets get' }, { rule: 'write-secrets', key: 'secrets create' }],
  }]);
});

test.each<[string, string, string]>([
  ["{apiGroups: [''], resources: [secrets], verbs: [create]}, {apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [get]}", 'account:argocd/application-controller',
    'secrets create and secrets get named mine'],
  ["{apiGroups: [''], resources: [namespaces], resourceNames: [argocd], verbs: [patch]}, {apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [patch]}", 'node',
    'namespaces patch named argocd and deployments.apps patch'],
])('names the object of a permission where it is limited to it: %s', (rules, to, permission) => {
  const app = new AppModel(objects(`${ARGO_CD.replace(/rules: \[.*secrets.*\]/, `rules: [${rules}]`)}---
{apiVersion: v1, kind: Namespace, metadata: {name: argocd, labels: {pod-security.kubernetes.io/enforce: restricted}}}
`));
  const [{ steps }] = escalationPaths(app, { from: 'Deployment/argocd-server', to }).paths;
  expect(steps[1].grants.map(grant => grant.permission)).toEqual([permission]);
});

test('says what a permission depends on that subjects with placeholders grant', () => {
  const app = new AppModel(objects(ARGO_CD.replace('subjects: [{kind: ServiceAccount, name: argocd-server}]', "subjects: [{kind: ServiceAccount, name: '${NAME}'}]")));
  const [path] = escalationPaths(app, { from: 'Deployment/argocd-server', to: 'cluster-admin' }).paths;
  expect(path.steps.slice(0, 2)).toMatchObject([
    { how: 'token in argocd-server', certainty: 'yes' },
    { how: 'secrets get,create', certainty: 'unknown', dependsOn: 'the values of the subjects of RoleBinding argocd-server name this account' },
  ]);
});

test('finds no path if the privileged account is in another namespace', () => {
  expect(pathsOf(ARGO_CD.replaceAll('name: application-controller, namespace: argocd', 'name: application-controller, namespace: other'))
    .filter(({ from }) => from.kind === 'container')).toEqual([]);
});
