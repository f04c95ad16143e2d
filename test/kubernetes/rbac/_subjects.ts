/** Subjects that a ClusterRoleBinding grants nothing, by description. The testbed checks them on the API server. */
export interface UselessSubject {
  readonly title: string;
  readonly subject: { readonly kind?: string; readonly name?: string; readonly namespace?: string; readonly apiGroup?: string };
  readonly refused: boolean;
}

const RBAC = 'rbac.authorization.k8s.io';
const account = (name: string, more: object = {}): UselessSubject['subject'] => ({ kind: 'ServiceAccount', name, namespace: 'shop', ...more });
const user = (name: string): UselessSubject['subject'] => ({ kind: 'User', apiGroup: RBAC, name });
const group = (name: string): UselessSubject['subject'] => ({ kind: 'Group', apiGroup: RBAC, name });
const refused = (title: string, subject: UselessSubject['subject']): UselessSubject => ({ title, subject, refused: true });
const useless = (title: string, subject: UselessSubject['subject']): UselessSubject => ({ title, subject, refused: false });

export const USELESS_SUBJECTS: readonly UselessSubject[] = [
  refused('a kind in lower case', { kind: 'serviceaccount', name: 'app', namespace: 'shop' }),
  refused('a kind in the plural', { kind: 'Groups', name: 'ops', apiGroup: RBAC }),
  refused('another kind', { kind: 'Role', name: 'app', apiGroup: RBAC }),
  refused('no kind', { name: 'app', namespace: 'shop' }),
  refused('no name', { kind: 'User', apiGroup: RBAC }),
  refused('an account with the group of RBAC', account('app', { apiGroup: RBAC })),
  refused('an account with a version', account('app', { apiGroup: 'v1' })),
  refused('a user with another group', { kind: 'User', name: 'ada', apiGroup: 'v1' }),
  refused('a group with a version', { kind: 'Group', name: 'ops', apiGroup: `${RBAC}/v1` }),
  refused('an account named like its user', account('system:serviceaccount:shop:app')),
  refused('an account named with its namespace', account('shop/app')),
  refused('an account with blanks in its name', account('my app')),
  refused('an account with capitals in its name', account('App')),
  useless('an account of a namespace that cannot exist', account('app', { namespace: 'Shop' })),
  useless('an account of a namespace with a colon', account('app', { namespace: 'shop:app' })),
  useless('the user of an account and something more', user('system:serviceaccount:shop:app:extra')),
  useless('the user of an account without its name', user('system:serviceaccount:shop')),
  useless('the user of an account without its namespace', user('system:serviceaccount::app')),
  useless('the user of an account with a slash', user('system:serviceaccount:shop/app')),
  useless('the user of an account with a wildcard', user('system:serviceaccount:shop:*')),
  useless('the user of an account with a blank', user('system:serviceaccount:shop: app')),
  useless('the user of an account without system', user('serviceaccount:shop:app')),
  useless('a user named like a group', user('system:authenticated')),
  useless('a user named like the group of accounts', user('system:serviceaccounts:shop')),
  useless('a user with a blank at its end', user('ada ')),
  useless('a user with an invisible character', user('ada\u200b')),
  useless('every user', user('*')),
  useless('a group named like an account', group('system:serviceaccount:shop:app')),
  useless('a group named like a user', group('system:anonymous')),
  useless('a group of accounts without a namespace', group('system:serviceaccounts:')),
  useless('a group of accounts with a name', group('system:serviceaccounts:shop:app')),
  useless('a group of accounts with a wildcard', group('system:serviceaccounts:*')),
  useless('every group', group('*')),
];

export const USEFUL_SUBJECTS: readonly UselessSubject['subject'][] = [
  account('app'), account('app.v1'), account('app', { apiGroup: '' }),
  user('ada'), user('Ada Lovelace'), user('ada@example.com'), user('oidc:ada'), user('system:serviceaccount:shop:app'), user('system:anonymous'),
  user('system:kube-scheduler'), user('system:node:node-1'), { kind: 'User', name: 'ada' },
  group('ops'), group('system:masters'), group('system:serviceaccounts'), group('system:serviceaccounts:shop'), group('system:authenticated'),
  group('system:authenticated:oauth'), group('system:unauthenticated'), group('system:bootstrappers:kubeadm:default-node-token'), group('oidc:/ops *'),
];
