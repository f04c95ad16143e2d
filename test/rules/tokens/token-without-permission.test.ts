import { tokenWithoutPermission } from '../../../src/rules/tokens/token-without-permission';
import { app, binding, deployment, hardened, readerRole, serviceAccount, tokenSecret, tokenVolume } from '../_manifests';
import { testRule, ValidCase } from '../_test-rule';

const projected = (token: string): string =>
  deployment('web', `{serviceAccountName: web, automountServiceAccountToken: false, volumes: [${tokenVolume(token)}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}, {name: proxy}]}`);
const MINE = projected('{path: token}');
const FOUND = 'Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken [serviceaccount web]';
const COMPLETE = { complete: true };

const MOUNTED_BY_KUBERNETES = app(serviceAccount('web'), deployment('web', '{serviceAccountName: web, containers: [{name: app}, {name: proxy}]}'));
const EMPTY_ROLE = '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: empty, namespace: shop}, rules: []}';
const DISCOVERY = '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:discovery"}, subjects: [{kind: ServiceAccount, name: web, namespace: shop}]}';
const ELSEWHERE = app(hardened('web'), MINE, binding('elsewhere', '{kind: ServiceAccount, name: web}'));
const MY_SERVICE = app(hardened('web'), projected('{path: token, audience: my-service}'));
const IN_SECRET = '{serviceAccountName: web, automountServiceAccountToken: false, volumes: [{name: s, secret: {secretName: t}}], containers: [{name: app, volumeMounts: [{name: s, mountPath: /t}]}]}';

const whetherCompleteOrNot = ({ name, yaml }: ValidCase): ValidCase[] => [{ name, yaml }, { name: `${name}, in a complete app`, yaml, options: COMPLETE }];

testRule(tokenWithoutPermission, {
  invalid: [
    {
      name: 'an account without permissions in the app',
      yaml: app(hardened('web'), MINE),
      findings: [`${FOUND} ?`],
      message: "the container 'app' holds an API token of the ServiceAccount 'web', which has no permissions in this app",
    },
    { name: 'an account without permissions in a complete app', yaml: app(hardened('web'), MINE), options: COMPLETE, findings: [FOUND], message: 'which has no permissions' },
    { name: 'a token that Kubernetes mounts', yaml: MOUNTED_BY_KUBERNETES, findings: ['Deployment/web spec.template.spec [serviceaccount web] ?'] },
    {
      name: 'a token that Kubernetes mounts, in a complete app',
      yaml: MOUNTED_BY_KUBERNETES,
      options: COMPLETE,
      findings: ['Deployment/web spec.template.spec [serviceaccount web]'],
      message: "the containers 'app' and 'proxy' hold",
    },
    { name: 'a permission of another account', yaml: app(hardened('web'), MINE, readerRole('other')), options: COMPLETE, findings: [FOUND] },
    {
      name: 'a role without rules',
      yaml: app(hardened('web'), MINE, EMPTY_ROLE, binding('empty', '{kind: ServiceAccount, name: web}')),
      options: COMPLETE,
      findings: [FOUND],
    },
    { name: 'default permissions of every account', yaml: app(hardened('web'), MINE, DISCOVERY), options: COMPLETE, findings: [FOUND] },
    { name: 'a role that does not exist', yaml: ELSEWHERE, options: COMPLETE, findings: [FOUND] },
    { name: 'a configured audience of the API server', yaml: MY_SERVICE, options: { complete: true, apiAudiences: ['my-service'] }, findings: [FOUND] },
  ],
  valid: [
    { name: 'an account with a permission', yaml: app(hardened('web'), MINE, readerRole('web')) },
    {
      name: 'an account with a permission through a binding that omits the namespace',
      yaml: app(hardened('web'), MINE, readerRole('other'), binding('reader', '{kind: ServiceAccount, name: web}')),
    },
    {
      name: 'an account with a permission through a group',
      yaml: app(hardened('web'), MINE, readerRole('x'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts"}')),
    },
    ...[
      ['subjects of the wrong type', 'subjects: 5'],
      ['subjects that another tool fills in', 'subjects: "{{ .Values.subjects }}"'],
      ['a subject of the wrong type', 'subjects: [web]'],
      ['a kind of subject that another tool fills in', 'subjects: [{kind: "{{ .Values.kind }}", name: web, namespace: shop}]'],
      ['a kind of subject of the wrong type', 'subjects: [{kind: 5, name: web, namespace: shop}]'],
      ['a roleRef of the wrong type', 'roleRef: 5', 'subjects: [{kind: ServiceAccount, name: web, namespace: shop}]'],
      ['a roleRef that another tool fills in', 'roleRef: "{{ .Values.role }}"', 'subjects: [{kind: ServiceAccount, name: web, namespace: shop}]'],
      ['a kind of role that another tool fills in', 'roleRef: {kind: "{{ .Values.kind }}", name: reader}', 'subjects: [{kind: ServiceAccount, name: web, namespace: shop}]'],
    ].map(([name, ...fields]) => ({
      name: `${name}, which may grant the account something`,
      yaml: app(hardened('web'), MINE, readerRole('other'), `{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: odd, namespace: shop}, ${
        fields.length === 1 ? 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}, ' : ''}${fields.join(', ')}}`),
      options: COMPLETE,
    })),
    { name: 'no token', yaml: app(hardened('web'), deployment('web', '{serviceAccountName: web, containers: [{name: app}]}')) },
    { name: 'a token for another audience', yaml: app(hardened('web'), projected('{path: token, audience: vault}')) },
    { name: 'a token for an unknown audience', yaml: MY_SERVICE },
  ].flatMap(whetherCompleteOrNot).concat([
    { name: 'an unknown role, which may grant something', yaml: ELSEWHERE },
    { name: 'an unknown token and unknown permissions', yaml: deployment('web', '{serviceAccountName: web, containers: [{name: app}]}') },
    { name: 'a token in a Secret, which another rule reports', yaml: app(hardened('web'), tokenSecret('t', 'web'), deployment('web', IN_SECRET)), options: COMPLETE },
  ]),
});
