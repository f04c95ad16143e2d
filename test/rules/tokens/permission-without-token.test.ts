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
      name: 'a binding to an account whose pods have no token',
      yaml: DEAD,
      findings: FOUND,
      message: "RoleBinding 'reader' gives permissions to the ServiceAccount 'web', but Deployment 'web' runs as it without an API token",
    },
    {
      name: 'a token for another audience',
      yaml: app(hardened('web'), readerRole('web'), web(`volumes: [${tokenVolume('{path: token, audience: vault}')}], ${MOUNTED}`)),
      findings: FOUND,
    },
    {
      name: 'a second workload without a token',
      yaml: app(DEAD, web('containers: [{name: app}]', 'api')),
      findings: FOUND,
      message: "Deployment 'web' and Deployment 'api' run as it",
    },
    {
      name: 'two bindings, one finding each',
      yaml: app(DEAD, VIEWER),
      findings: [...FOUND, 'ClusterRoleBinding/viewer subjects[0] [serviceaccount shop/web]'],
    },
    {
      name: 'a token Secret of another account',
      yaml: app(DEAD, tokenSecret('t', 'other'),
        web('automountServiceAccountToken: false, volumes: [{name: s, secret: {secretName: t}}], containers: [{name: app, volumeMounts: [{name: s, mountPath: /t}]}]', 'api')),
      findings: FOUND,
    },
    {
      name: 'a binding in the context, reported on the account',
      yaml: app(hardened('web'), WITHOUT),
      options: { context: readerRole('web') },
      findings: ['ServiceAccount/web  [rolebinding reader]'],
    },
    {
      name: 'a binding and an account in the context, reported on a workload',
      yaml: WITHOUT,
      options: { context: app(hardened('web'), readerRole('web')) },
      findings: ['Deployment/web  [rolebinding reader]'],
    },
    {
      name: 'an undeclared account, which others may use',
      yaml: app(readerRole('web'), WITHOUT),
      findings: [`${FOUND[0]} ?`],
    },
  ],
  valid: [
    ...([
      ['a token that Kubernetes mounts', web('automountServiceAccountToken: true, containers: [{name: app}]', 'api')],
      ['a projected token', web(`volumes: [${tokenVolume('{path: token}')}], ${MOUNTED}`, 'api')],
      ['a token for an unknown audience', web(`volumes: [${tokenVolume('{path: token, audience: my-service}')}], ${MOUNTED}`, 'api')],
      ['a token volume that a webhook may mount', web(`volumes: [${tokenVolume('{path: token}')}], containers: [{name: app}]`, 'api')],
      ['a token in an unknown namespace', web('automountServiceAccountToken: true, containers: [{name: app}]', 'api', '')],
      ['a token in a Secret', tokenSecret('t', 'web')],
      ['a custom resource', '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: shop}, spec: {serviceAccountName: web}}'],
      ['a role that may request its tokens',
        '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [web], verbs: [create]}]}'],
    ] as const).map(([name, yaml]) => ({ name: `an account with ${name}`, yaml: app(DEAD, yaml) })),
    { name: 'an account without a workload', yaml: app(hardened('web'), readerRole('web')) },
    {
      name: 'an account with a workload in another namespace only',
      yaml: app(hardened('web'), readerRole('web'), web('containers: [{name: app}]', 'web', 'namespace: other')),
    },
    {
      name: 'an account with an unknown role',
      yaml: app(hardened('web'), WITHOUT, binding('elsewhere', '{kind: ServiceAccount, name: web}')),
    },
    {
      name: 'an account that is granted permissions through a group',
      yaml: app(hardened('web'), WITHOUT, readerRole('x'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}')),
    },
    {
      name: 'an account with default permissions only',
      yaml: app(hardened('web'), WITHOUT, binding('"system:discovery"', '{kind: ServiceAccount, name: web}', 'ClusterRole')),
    },
    { name: 'an account that may mount its token', yaml: app(readerRole('web'), web('containers: [{name: app}]')) },
  ],
});
