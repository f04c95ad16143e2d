import { permissionWithoutToken as rule } from '../../../src/rules/tokens/permission-without-token';
import { app, binding, deployment, hardened, readerRole, tokenSecret, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (rest: string, name = 'web', namespace?: string): string => deployment(name, `{serviceAccountName: web, ${rest}}`, namespace);
const WITHOUT = web('automountServiceAccountToken: false, containers: [{name: app}]');
const DEAD = app(hardened('web'), readerRole('web'), WITHOUT);
const FOUND = ['RoleBinding/reader subjects[0] [serviceaccount shop/web]'];

const MOUNTED = 'containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]';

const VIEWER = '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: viewer}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}, subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccount:shop:web"}]}';

testRule(rule, {
  invalid: [
    {
      name: 'a binding to an account none of whose pods has a token',
      yaml: DEAD,
      findings: FOUND,
      message: "RoleBinding 'reader' gives permissions to the ServiceAccount 'web', but Deployment 'web' runs as it without an API token",
    },
    {
      name: 'a token for another recipient does not help',
      yaml: app(hardened('web'), readerRole('web'), web(`volumes: [${tokenVolume('{path: token, audience: vault}')}], ${MOUNTED}`)),
      findings: FOUND,
    },
    {
      name: 'a second workload without a token does not help either',
      yaml: app(DEAD, web('containers: [{name: app}]', 'api')),
      findings: FOUND,
      message: "Deployment 'web' and Deployment 'api' run as it",
    },
    {
      name: 'every binding is one defect',
      yaml: app(DEAD, VIEWER),
      findings: [...FOUND, 'ClusterRoleBinding/viewer subjects[0] [serviceaccount shop/web]'],
    },
    {
      name: 'a token in a Secret of another account does not help',
      yaml: app(DEAD, tokenSecret('t', 'other'),
        web('automountServiceAccountToken: false, volumes: [{name: s, secret: {secretName: t}}], containers: [{name: app, volumeMounts: [{name: s, mountPath: /t}]}]', 'api')),
      findings: FOUND,
    },
    {
      name: 'where the binding only gives facts, it is said of the account',
      yaml: app(hardened('web'), WITHOUT),
      options: { context: readerRole('web') },
      findings: ['ServiceAccount/web  [rolebinding reader]'],
    },
    {
      name: 'where the account only gives facts too, it is said of a workload',
      yaml: WITHOUT,
      options: { context: app(hardened('web'), readerRole('web')) },
      findings: ['Deployment/web  [rolebinding reader]'],
    },
    {
      name: 'where the app does not declare the account, others may use it',
      yaml: app(readerRole('web'), WITHOUT),
      findings: [`${FOUND[0]} ?`],
    },
  ],
  valid: [
    ...([
      ['a token that Kubernetes mounts', web('automountServiceAccountToken: true, containers: [{name: app}]', 'api')],
      ['a token of its own', web(`volumes: [${tokenVolume('{path: token}')}], ${MOUNTED}`, 'api')],
      ['a token for an audience that nobody knows', web(`volumes: [${tokenVolume('{path: token, audience: my-service}')}], ${MOUNTED}`, 'api')],
      ['a token volume that a webhook may mount', web(`volumes: [${tokenVolume('{path: token}')}], containers: [{name: app}]`, 'api')],
      ['a token in a namespace that is not known', web('automountServiceAccountToken: true, containers: [{name: app}]', 'api', '')],
      ['a token in a Secret', tokenSecret('t', 'web')],
      ['a custom resource', '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: shop}, spec: {serviceAccountName: web}}'],
      ['somebody who asks for its tokens',
        '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [web], verbs: [create]}]}'],
    ] as const).map(([name, yaml]) => ({ name: `is silent where the account has ${name}`, yaml: app(DEAD, yaml) })),
    { name: 'has no workload', yaml: app(hardened('web'), readerRole('web')) },
    {
      name: 'has a workload of another namespace only',
      yaml: app(hardened('web'), readerRole('web'), web('containers: [{name: app}]', 'web', 'namespace: other')),
    },
    {
      name: 'is bound to a role that is not known',
      yaml: app(hardened('web'), WITHOUT, binding('elsewhere', '{kind: ServiceAccount, name: web}')),
    },
    {
      name: 'holds it as a member of a group',
      yaml: app(hardened('web'), WITHOUT, readerRole('x'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}')),
    },
    {
      name: 'may do what every account may',
      yaml: app(hardened('web'), WITHOUT, binding('"system:discovery"', '{kind: ServiceAccount, name: web}', 'ClusterRole')),
    },
    { name: 'may mount its token', yaml: app(readerRole('web'), web('containers: [{name: app}]')) },
  ],
});
