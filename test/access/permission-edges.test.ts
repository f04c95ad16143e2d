import { Attack, reaches, VICTIM } from './_attack';
import { Answer } from '../../src/model/answer';

const RBAC = 'rbac.authorization.k8s.io';
const CSR = 'certificatesigningrequests.certificates.k8s.io';
const WRITE = 'create,update,patch';

const TOKEN_SECRET = `${VICTIM}
---
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata: {name: victim-token, namespace: shop, annotations: {kubernetes.io/service-account.name: victim}}
`;
const OTHER_ACCOUNT = `${TOKEN_SECRET}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: other, namespace: shop}
`;
const OPAQUE_SECRET = `${VICTIM}
---
apiVersion: v1
kind: Secret
metadata: {name: mine, namespace: shop}
`;
const VICTIM_POD = `${VICTIM}
---
apiVersion: v1
kind: Pod
metadata: {name: victim, namespace: shop}
spec: {serviceAccountName: victim, containers: [{name: app, image: a}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: set, namespace: shop}
spec: {template: {spec: {serviceAccountName: victim, containers: [{name: app, image: a}]}}}
`;
const OTHER_ROLE = `${VICTIM}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: other, namespace: shop}
rules: []
`;
/** A user and a group that read all Secrets. */
const ALICE = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects: [{kind: User, name: alice}, {kind: Group, name: readers}]
---
apiVersion: v1
kind: Namespace
metadata: {name: other}
`;
const IRSA = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: victim, namespace: shop, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/victim'}}
`;

// Each result is from the test bed, or from the documentation of its edge.
test.each<[string, Answer, string, Attack]>([
  // Secrets
  ['get of Secrets reveals them', 'yes', 'secrets:other', { cluster: [['get', 'secrets']], besides: VICTIM }],
  ['watch of Secrets reveals them', 'yes', 'secrets:other', { cluster: [['watch', 'secrets']], besides: VICTIM }],
  ['a dry run of patch reveals Secrets', 'yes', 'secrets:other', { cluster: [['patch', 'secrets']], besides: VICTIM }],
  ['a dry run of deletecollection reveals Secrets', 'yes', 'secrets:other', { cluster: [['deletecollection', 'secrets']], besides: VICTIM }],
  ['a dry run of delete reveals Secrets', 'yes', 'secrets:other', { cluster: [['delete', 'secrets']], besides: VICTIM }],
  ['create and update reveal no Secrets', 'no', 'secrets:other', { cluster: [['create', 'secrets'], ['update', 'secrets']], besides: VICTIM }],
  ['update alone reveals no Secrets', 'no', 'secrets:other', { cluster: [['update', 'secrets']], besides: VICTIM }],
  ['Secrets of one namespace do not lead to those of another', 'no', 'secrets:other', { role: [['get', 'secrets']], besides: VICTIM }],
  ['reading a token Secret gives its account', 'yes', 'account:shop/victim', { role: [['get', 'secrets']], besides: TOKEN_SECRET }],
  ['reading Secrets without a token Secret does not', 'no', 'account:shop/victim', { role: [['get', 'secrets']], besides: VICTIM }],
  ['reading the token Secret by name is enough', 'yes', 'account:shop/victim', { role: [['get', 'secrets', 'victim-token']], besides: TOKEN_SECRET }],
  ['deleting it by name is enough too', 'yes', 'account:shop/victim', { role: [['delete', 'secrets', 'victim-token']], besides: TOKEN_SECRET }],
  ['reading another Secret by name is not', 'no', 'account:shop/victim', { role: [['get', 'secrets', 'other']], besides: TOKEN_SECRET }],
  ['writing and reading Secrets creates a token of any account', 'yes', 'account:shop/victim', { role: [['create,list', 'secrets']], besides: VICTIM }],
  ['create and patch are enough for that', 'yes', 'account:shop/victim', { role: [['create,patch', 'secrets']], besides: VICTIM }],
  ['so are create and a dry run of delete', 'yes', 'account:shop/victim', { role: [['create,delete', 'secrets']], besides: VICTIM }],
  ['so are create and a dry run of deletecollection', 'yes', 'account:shop/victim', { role: [['create,deletecollection', 'secrets']], besides: VICTIM }],
  ['create alone does not read the token back', 'no', 'account:shop/victim', { role: [['create', 'secrets']], besides: VICTIM }],
  ['two roles together write and read', 'yes', 'account:shop/victim', { role: [['create', 'secrets']], bound: [['get', 'secrets']], besides: VICTIM }],
  ['a Role and a ClusterRole together write and read', 'yes', 'account:shop/victim', { role: [['create', 'secrets']], cluster: [['get', 'secrets']], besides: VICTIM }],
  ['not in a namespace without one of them', 'no', 'account:other/victim', { role: [['create', 'secrets']], cluster: [['get', 'secrets']], besides: VICTIM }],
  ['apply of a named Secret is unsure if it may exist', 'unknown', 'account:shop/victim', { role: [['create,patch', 'secrets', 'mine']], besides: VICTIM }],
  ['apply of an existing named Secret fails', 'no', 'account:shop/victim', { role: [['create,patch', 'secrets', 'mine']], besides: OPAQUE_SECRET }],
  ['apply after delete succeeds', 'yes', 'account:shop/victim', { role: [['create,patch,delete', 'secrets', 'mine']], besides: OPAQUE_SECRET }],
  ['create of one name and patch of another do not combine', 'no', 'account:shop/victim', { role: [['create', 'secrets', 'a'], ['patch', 'secrets', 'b']], besides: VICTIM }],
  ['create of all Secrets and get of one are unsure if it may exist', 'unknown', 'account:shop/victim', { role: [['create', 'secrets'], ['get', 'secrets', 'mine']], besides: VICTIM }],
  ['the same from two roles', 'unknown', 'account:shop/victim', { role: [['create', 'secrets']], bound: [['watch', 'secrets', 'mine']], besides: VICTIM }],
  ['create and get of one Secret by name create none', 'no', 'account:shop/victim', { role: [['create,get', 'secrets', 'mine']], besides: VICTIM }],
  ['create and get of an existing Secret keep its type', 'no', 'account:shop/victim', { role: [['create', 'secrets'], ['get', 'secrets', 'mine']], besides: OPAQUE_SECRET }],
  ['create and get after delete succeed', 'yes', 'account:shop/victim', { role: [['create', 'secrets'], ['get,delete', 'secrets', 'mine']], besides: OPAQUE_SECRET }],
  ['delete of another Secret does not free the name', 'no', 'account:shop/victim', { role: [['create', 'secrets'], ['get', 'secrets', 'mine'], ['update', 'secrets', 'other']], besides: OPAQUE_SECRET }],
  ['apply after delete of all Secrets succeeds', 'yes', 'account:shop/victim', { role: [['create,patch', 'secrets', 'mine']], bound: [['deletecollection', 'secrets']], besides: OPAQUE_SECRET }],
  ['deletecollection has no name', 'unknown', 'account:shop/victim', { role: [['create,patch,deletecollection', 'secrets', 'mine']], besides: VICTIM }],
  ['update and get of a token Secret switch its token to another account', 'yes', 'account:shop/other', { role: [['update,get', 'secrets']], besides: OTHER_ACCOUNT }],
  ['so does patch by name', 'yes', 'account:shop/other', { role: [['patch', 'secrets', 'victim-token']], besides: OTHER_ACCOUNT }],
  ['cluster-wide, in the namespace of the token Secret', 'yes', 'account:shop/other', { cluster: [['patch', 'secrets']], besides: OTHER_ACCOUNT, namespace: 'apart' }],
  ['not in another namespace', 'no', 'account:other/victim', { cluster: [['patch', 'secrets']], besides: OTHER_ACCOUNT }],
  ['not by update alone', 'no', 'account:shop/other', { role: [['update', 'secrets', 'victim-token']], besides: OTHER_ACCOUNT }],
  ['not by get alone', 'no', 'account:shop/other', { role: [['get', 'secrets', 'victim-token']], besides: OTHER_ACCOUNT }],
  ['not by patch of another Secret', 'no', 'account:shop/other', { role: [['patch', 'secrets', 'other']], besides: OTHER_ACCOUNT }],
  ['not without a token Secret', 'no', 'account:shop/victim', { role: [['update,get', 'secrets']], besides: OPAQUE_SECRET }],
  ['a bootstrap token joins a node, if enabled', 'unknown', 'node', { namespace: 'kube-system', role: [['create', 'secrets']] }],
  ['in other namespaces no Secret joins a node', 'no', 'node', { role: [['create', 'secrets']] }],
  // Tokens and impersonation
  ['creating tokens gives any account', 'yes', 'account:shop/victim', { role: [['create', 'serviceaccounts/token']], besides: VICTIM }],
  ['in that namespace only', 'no', 'account:other/victim', { role: [['create', 'serviceaccounts/token']], besides: VICTIM }],
  ['creating a token by name gives that account', 'yes', 'account:shop/victim', { role: [['create', 'serviceaccounts/token', 'victim']], besides: VICTIM }],
  ['creating a token by another name does not', 'no', 'account:shop/victim', { role: [['create', 'serviceaccounts/token', 'other']], besides: VICTIM }],
  ['a token of an account gives its cloud identity too', 'unknown', 'cloud', { role: [['create', 'serviceaccounts/token', 'victim']], besides: IRSA }],
  ['impersonation of an account does not give its cloud identity', 'no', 'cloud', { role: [['impersonate', 'serviceaccounts', 'victim']], besides: IRSA }],
  ['impersonation of accounts', 'yes', 'account:shop/victim', { role: [['impersonate', 'serviceaccounts']], besides: VICTIM }],
  ['impersonation of a named account', 'yes', 'account:shop/victim', { role: [['impersonate', 'serviceaccounts', 'victim']], besides: VICTIM }],
  ['impersonation of any user gives cluster-admin', 'yes', 'cluster-admin', { cluster: [['impersonate', 'users']] }],
  ['impersonation of users in a namespace has no effect', 'no', 'cluster-admin', { role: [['impersonate', 'users']], bound: [['impersonate', 'users']] }],
  ['impersonation of groups alone has no effect', 'no', 'cluster-admin', { cluster: [['impersonate', 'groups']] }],
  ['impersonation of groups and accounts gives cluster-admin', 'yes', 'cluster-admin', { cluster: [['impersonate', 'groups'], ['impersonate', 'serviceaccounts', 'any']] }],
  ['impersonation of system:masters and a user gives cluster-admin', 'yes', 'cluster-admin', { cluster: [['impersonate', 'groups', 'system:masters'], ['impersonate', 'users', 'bob']] }],
  ['impersonation of another group and a user does not', 'no', 'cluster-admin', { cluster: [['impersonate', 'groups', 'readers'], ['impersonate', 'users', 'bob']] }],
  ['impersonation of a user with permissions', 'yes', 'secrets:other', { cluster: [['impersonate', 'users', 'alice']], besides: ALICE }],
  ['impersonation of a user without permissions', 'no', 'secrets:other', { cluster: [['impersonate', 'users', 'bob']], besides: ALICE }],
  ['impersonation of a group with permissions', 'yes', 'secrets:other', { cluster: [['impersonate', 'groups', 'readers'], ['impersonate', 'users', 'bob']], besides: ALICE }],
  ['impersonation of one node', 'yes', 'node', { cluster: [['impersonate', 'users', 'system:node:a'], ['impersonate', 'groups', 'system:nodes']] }],
  ['impersonation of its user without the group', 'no', 'node', { cluster: [['impersonate', 'users', 'system:node:a'], ['impersonate', 'groups', 'readers']] }],
  ['impersonation of another user in the group', 'no', 'node', { cluster: [['impersonate', 'users', 'bob'], ['impersonate', 'groups', 'system:nodes']] }],
  ['constrained impersonation needs both verbs', 'unknown', 'account:shop/victim', {
    cluster: [['impersonate:serviceaccount', 'serviceaccounts.authentication.k8s.io'], ['impersonate-on:serviceaccount:get', 'secrets']], besides: VICTIM,
  }],
  ['one of them has no effect', 'no', 'account:shop/victim', { cluster: [['impersonate:serviceaccount', 'serviceaccounts.authentication.k8s.io']], besides: VICTIM }],
  ['both have no effect on 1.34', 'no', 'account:shop/victim', {
    cluster: [['impersonate:serviceaccount', 'serviceaccounts.authentication.k8s.io'], ['impersonate-on:serviceaccount:get', 'secrets']], besides: VICTIM, options: { kubernetesVersion: '1.34' },
  }],
  // Pods
  ['creating pods gives any account', 'yes', 'account:shop/victim', { role: [['create', 'pods']], besides: VICTIM }],
  ['so does patch of Deployments', 'yes', 'account:shop/victim', { role: [['patch', 'deployments.apps']], besides: VICTIM }],
  ['so does patch of one Deployment', 'yes', 'account:shop/victim', { role: [['patch', 'deployments.apps', 'web']], besides: VICTIM }],
  ['so does create of Jobs', 'yes', 'account:shop/victim', { role: [['create', 'jobs.batch']], besides: VICTIM }],
  ['patch of Jobs has no effect', 'no', 'account:shop/victim', { role: [['patch', 'jobs.batch']], besides: VICTIM }],
  ['create of pods by name has no effect', 'no', 'account:shop/victim', { role: [['create', 'pods', 'mine']], besides: VICTIM }],
  ['apply of a named pod creates it', 'unknown', 'account:shop/victim', { role: [['create,patch', 'pods', 'mine']], besides: VICTIM }],
  ['apply of a named Job creates it', 'unknown', 'account:shop/victim', { role: [['create', 'jobs.batch', 'mine'], ['patch', 'jobs.batch', 'mine']], besides: VICTIM }],
  ['apply and delete of a named Job certainly do', 'yes', 'account:shop/victim', { role: [['create,patch,delete', 'jobs.batch', 'mine']], besides: VICTIM }],
  ['create of pods and patch of Jobs with one name have no effect', 'no', 'account:shop/victim', { role: [['create', 'pods', 'mine'], ['patch', 'jobs.batch', 'mine']], besides: VICTIM }],
  ['deleting and reading pods has no effect', 'no', 'account:shop/victim', { role: [['get,list,delete', 'pods']], besides: VICTIM_POD }],
  ['exec enters existing pods', 'yes', 'account:shop/victim', { role: [['create', 'pods/exec']], besides: VICTIM_POD }],
  ['exec has no effect without a pod', 'no', 'account:shop/victim', { role: [['create', 'pods/exec']], besides: VICTIM }],
  ['exec into a named pod', 'yes', 'account:shop/victim', { role: [['create', 'pods/exec', 'victim']], besides: VICTIM_POD }],
  ['exec into a pod of a StatefulSet', 'yes', 'account:shop/victim', { role: [['create', 'pods/exec', 'set-0']], besides: VICTIM_POD }],
  ['exec into another pod', 'no', 'account:shop/victim', { role: [['create', 'pods/exec', 'set']], besides: VICTIM_POD }],
  ['get of exec on 1.34', 'yes', 'account:shop/victim', { role: [['get', 'pods/exec']], besides: VICTIM_POD, options: { kubernetesVersion: '1.34' } }],
  ['get of exec on any version', 'unknown', 'account:shop/victim', { role: [['get', 'pods/exec']], besides: VICTIM_POD }],
  ['get of exec on 1.37', 'no', 'account:shop/victim', { role: [['get', 'pods/exec']], besides: VICTIM_POD, options: { kubernetesVersion: '1.37' } }],
  ['exec through a subresource wildcard', 'yes', 'account:shop/victim', { role: [['create', '*/exec']], besides: VICTIM_POD }],
  ['pods/* does not include exec', 'no', 'account:shop/victim', { role: [['create', 'pods/*']], besides: VICTIM_POD }],
  ['attach', 'yes', 'account:shop/victim', { role: [['create', 'pods/attach']], besides: VICTIM_POD }],
  ['ephemeral containers', 'yes', 'account:shop/victim', { role: [['patch', 'pods/ephemeralcontainers']], besides: VICTIM_POD }],
  ['update of a pod changes its image', 'yes', 'account:shop/victim', { role: [['update', 'pods']], besides: VICTIM_POD }],
  ['port-forward and proxy enter no pod', 'no', 'account:shop/victim', { role: [['create,get', 'pods/portforward'], ['create,get', 'pods/proxy']], besides: VICTIM_POD }],
  ['the status of a StatefulSet enters no pod', 'no', 'account:shop/victim', {
    role: [['patch', 'statefulsets/status.apps'], ['create', 'controllerrevisions.apps'], ['delete', 'pods']], besides: VICTIM_POD,
  }],
  ['pods/binding sends a waiting pod to a node', 'unknown', 'account:shop/victim', { role: [['create', 'pods/binding']], besides: VICTIM_POD }],
  ['pods/binding by name sends that pod to a node', 'unknown', 'account:shop/victim', { role: [['create', 'pods/binding', 'victim']], besides: VICTIM_POD }],
  ['pods/binding with another name does not', 'no', 'account:shop/victim', { role: [['create', 'pods/binding', 'other']], besides: VICTIM_POD }],
  ['an operator may run pods', 'unknown', 'account:shop/victim', { role: [['create', 'workflows.argoproj.io']], besides: VICTIM }],
  ['a custom resource without such an operator', 'no', 'account:shop/victim', { role: [['create', 'widgets.example.com']], besides: VICTIM }],
  ['an operator may apply anything', 'unknown', 'cluster-admin', { role: [['create', 'applications.argoproj.io']] }],
  ['reading its objects has no effect', 'no', 'cluster-admin', { role: [['get', 'applications.argoproj.io']] }],
  // Roles
  ['everything in a namespace', 'yes', 'account:shop/victim', { role: [['*', '*.any']], besides: VICTIM }],
  ['does not extend to another namespace', 'no', 'account:other/victim', { role: [['*', '*.any']], besides: VICTIM }],
  ['everything in the cluster', 'yes', 'cluster-admin', { cluster: [['*', '*.any']] }],
  ['bind and writing RoleBindings', 'yes', 'account:shop/victim', { role: [[WRITE, `rolebindings.${RBAC}`]], bound: [['bind', `clusterroles.${RBAC}`]], besides: VICTIM }],
  ['the same cluster-wide', 'yes', 'cluster-admin', { cluster: [[WRITE, `rolebindings.${RBAC}`], ['bind', `clusterroles.${RBAC}`]] }],
  ['bind and writing ClusterRoleBindings', 'yes', 'cluster-admin', { cluster: [[WRITE, `clusterrolebindings.${RBAC}`], ['bind', `clusterroles.${RBAC}`, 'cluster-admin']] }],
  ['bind of view gives what view grants', 'no', 'account:shop/victim', { role: [[WRITE, `rolebindings.${RBAC}`], ['bind', `clusterroles.${RBAC}`, 'view']], besides: TOKEN_SECRET }],
  ['bind of edit gives what edit grants', 'yes', 'account:shop/victim', { role: [[WRITE, `rolebindings.${RBAC}`], ['bind', `clusterroles.${RBAC}`, 'edit']], besides: VICTIM }],
  ['bind and apply of a named RoleBinding', 'unknown', 'account:shop/victim', { role: [['create,patch', `rolebindings.${RBAC}`, 'mine']], bound: [['bind', `clusterroles.${RBAC}`, 'cluster-admin']], besides: VICTIM }],
  ['bind and change of RoleBindings', 'unknown', 'account:shop/victim', { role: [['update,patch', `rolebindings.${RBAC}`]], bound: [['bind', `clusterroles.${RBAC}`]], besides: VICTIM }],
  ['bind and change of ClusterRoleBindings', 'yes', 'cluster-admin', { cluster: [['patch', `clusterrolebindings.${RBAC}`], ['bind', `clusterroles.${RBAC}`]] }],
  ['bind and change of that of cluster-admin', 'yes', 'cluster-admin', { cluster: [['patch', `clusterrolebindings.${RBAC}`, 'cluster-admin'], ['bind', `clusterroles.${RBAC}`, 'cluster-admin']] }],
  ['bind of edit and apply of a named RoleBinding', 'unknown', 'account:shop/victim', {
    role: [['create,patch', `rolebindings.${RBAC}`, 'mine'], ['bind', `clusterroles.${RBAC}`, 'edit']], besides: VICTIM,
  }],
  ['bind of edit and apply of a named ClusterRoleBinding', 'unknown', 'account:shop/victim', {
    cluster: [['create,patch', `clusterrolebindings.${RBAC}`, 'mine'], ['bind', `clusterroles.${RBAC}`, 'edit']], besides: VICTIM,
  }],
  ['bind of edit and create of a named RoleBinding, which no request has', 'no', 'account:shop/victim', {
    role: [['create', `rolebindings.${RBAC}`, 'mine'], ['bind', `clusterroles.${RBAC}`, 'edit']], besides: VICTIM,
  }],
  ['bind of a ClusterRole with the name of the RoleBinding is not enough', 'no', 'account:shop/victim', {
    role: [['create,patch', `rolebindings.${RBAC}`, 'view']], bound: [['bind', `clusterroles.${RBAC}`, 'view']], besides: VICTIM,
  }],
  ['bind, update and delete of a named ClusterRoleBinding', 'yes', 'cluster-admin', {
    cluster: [['create,update,delete', `clusterrolebindings.${RBAC}`, 'mine'], ['bind', `clusterroles.${RBAC}`]],
  }],
  ['without delete, unless it exists', 'unknown', 'cluster-admin', { cluster: [['create,update', `clusterrolebindings.${RBAC}`, 'mine'], ['bind', `clusterroles.${RBAC}`]] }],
  ['without delete, if it exists', 'no', 'cluster-admin', { cluster: [['create,update', `clusterrolebindings.${RBAC}`, 'attacker'], ['bind', `clusterroles.${RBAC}`]] }],
  ['escalate and bind of one Role by name', 'yes', 'account:shop/victim', {
    bound: [['update,escalate,bind', `roles.${RBAC}`, 'other'], [WRITE, `rolebindings.${RBAC}`]], besides: OTHER_ROLE,
  }],
  ['escalate and create of Roles, and bind of one by name', 'unknown', 'account:shop/victim', {
    bound: [['create,escalate', `roles.${RBAC}`], ['bind', `roles.${RBAC}`, 'mine'], ['create', `rolebindings.${RBAC}`]], besides: VICTIM,
  }],
  ['the same where the Role exists', 'no', 'account:shop/victim', {
    bound: [['create,escalate', `roles.${RBAC}`], ['bind', `roles.${RBAC}`, 'other'], ['create', `rolebindings.${RBAC}`]], besides: OTHER_ROLE,
  }],
  ['escalate of one Role, and bind of another', 'unknown', 'account:shop/victim', {
    bound: [['update,escalate', `roles.${RBAC}`, 'other'], ['bind', `roles.${RBAC}`, 'two'], [WRITE, `rolebindings.${RBAC}`]], besides: OTHER_ROLE,
  }],
  ['RoleBindings without bind', 'no', 'account:shop/victim', { role: [['*', `rolebindings.${RBAC}`]], besides: VICTIM }],
  ['bind without RoleBindings', 'no', 'account:shop/victim', { bound: [['bind', `clusterroles.${RBAC}`]], besides: VICTIM }],
  ['all verbs on Roles and RoleBindings', 'yes', 'account:shop/victim', { role: [['*', `roles.${RBAC}`], ['*', `rolebindings.${RBAC}`]], besides: VICTIM }],
  ['which do not lead to cluster-admin', 'no', 'cluster-admin', { role: [['*', `roles.${RBAC}`], ['*', `rolebindings.${RBAC}`]] }],
  ['escalate of its own Role', 'yes', 'account:shop/victim', { role: [['escalate,patch', `roles.${RBAC}`]], besides: VICTIM }],
  ['escalate without writing', 'no', 'account:shop/victim', { role: [['escalate', `roles.${RBAC}`]], besides: VICTIM }],
  ['escalate through a ClusterRole, without a Role to change', 'no', 'account:shop/victim', { bound: [['escalate,patch', `roles.${RBAC}`]], besides: VICTIM }],
  ['escalate of ClusterRoles in the cluster', 'yes', 'cluster-admin', { cluster: [['escalate,update', `clusterroles.${RBAC}`]] }],
  ['escalate of its own ClusterRole by name', 'yes', 'cluster-admin', { cluster: [['escalate,update', `clusterroles.${RBAC}`, 'attacker']] }],
  ['escalate and create of ClusterRoles in the cluster', 'unknown', 'cluster-admin', { cluster: [['escalate,create', `clusterroles.${RBAC}`]] }],
  ['escalate of another ClusterRole by name', 'unknown', 'cluster-admin', { cluster: [['escalate,update', `clusterroles.${RBAC}`, 'other']] }],
  ['escalate of ClusterRoles through a RoleBinding', 'no', 'cluster-admin', { bound: [['escalate,update', `clusterroles.${RBAC}`]] }],
  ['roles and bindings without bind and escalate', 'no', 'cluster-admin', {
    cluster: [[WRITE, `roles.${RBAC}`], [WRITE, `clusterroles.${RBAC}`], [WRITE, `rolebindings.${RBAC}`], [WRITE, `clusterrolebindings.${RBAC}`]],
  }],
  // Certificates
  ['node certificates are signed automatically', 'yes', 'node', { cluster: [['create,get', CSR], ['create', 'certificatesigningrequests.certificates.k8s.io/nodeclient']] }],
  ['and read back by any name', 'yes', 'node', { cluster: [['create', CSR], ['patch', CSR, 'mine'], ['create', 'certificatesigningrequests.certificates.k8s.io/nodeclient']] }],
  ['and read back by a dry run of delete', 'yes', 'node', { cluster: [['create', CSR], ['delete', CSR, 'mine'], ['create', 'certificatesigningrequests.certificates.k8s.io/nodeclient']] }],
  ['apply of a certificate by name also reads it back', 'unknown', 'node', { cluster: [['create,patch', CSR, 'mine'], ['create', 'certificatesigningrequests.certificates.k8s.io/nodeclient']] }],
  ['its signing is not limited to a name', 'no', 'node', { cluster: [['create,patch', CSR, 'mine'], ['create', 'certificatesigningrequests.certificates.k8s.io/nodeclient', 'mine']] }],
  ['a certificate that cannot be read has no effect', 'no', 'node', { cluster: [['create', CSR], ['create', 'certificatesigningrequests.certificates.k8s.io/nodeclient']] }],
  ['a certificate request alone has no effect', 'no', 'node', { cluster: [['create', CSR]] }],
  ['approving client certificates gives cluster-admin', 'yes', 'cluster-admin', {
    cluster: [['create', CSR], ['update', `${CSR}/approval`], ['approve', 'signers.certificates.k8s.io', 'kubernetes.io/kube-apiserver-client']],
  }],
  ['approving kubelet certificates gives a node', 'yes', 'node', {
    cluster: [['create', CSR], ['update', `${CSR}/approval`], ['approve', 'signers.certificates.k8s.io', 'kubernetes.io/kube-apiserver-client-kubelet']],
  }],
  ['approving server certificates gives neither', 'no', 'node', {
    cluster: [['create', CSR], ['update', `${CSR}/approval`], ['approve', 'signers.certificates.k8s.io', 'kubernetes.io/kubelet-serving']],
  }],
  ['certificates for pods need a signer', 'unknown', 'account:shop/victim', { role: [['create', 'podcertificaterequests.certificates.k8s.io']], besides: VICTIM }],
  ['and Kubernetes 1.37', 'no', 'account:shop/victim', { role: [['create', 'podcertificaterequests.certificates.k8s.io']], besides: VICTIM, options: { kubernetesVersion: '1.36' } }],
  // Nodes
  ['the kubelet runs commands in every pod', 'yes', 'account:shop/victim', { cluster: [['get', 'nodes/proxy']], besides: VICTIM_POD }],
  ['not through a binding in a namespace', 'no', 'account:shop/victim', { bound: [['get', 'nodes/proxy']], besides: VICTIM_POD }],
  ['kubelet metrics run nothing', 'no', 'node', { cluster: [['get', 'nodes/metrics'], ['get', 'nodes/stats']] }],
  ['labeling the namespace and creating a pod', 'yes', 'node', { role: [['patch', 'namespaces'], ['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } }],
  ['labeling the namespace by name', 'yes', 'node', { role: [['patch', 'namespaces', 'shop'], ['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } }],
  ['labeling through the status', 'yes', 'node', { role: [['patch', 'namespaces/status'], ['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } }],
  ['labeling through the finalizers', 'yes', 'node', { role: [['update', 'namespaces/finalize'], ['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } }],
  ['labeling another namespace', 'no', 'node', { role: [['patch', 'namespaces', 'other'], ['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } }],
  ['labeling without a pod', 'no', 'node', { role: [['patch', 'namespaces']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } }],
  ['creating a volume and a pod', 'yes', 'node', {
    cluster: [['create', 'persistentvolumes']], role: [['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  }],
  ['the volume through a binding in a namespace', 'no', 'node', {
    bound: [['create', 'persistentvolumes']], role: [['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  }],
  ['apply of a named volume and a pod', 'unknown', 'node', {
    cluster: [['create,patch', 'persistentvolumes', 'mine']], role: [['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  }],
  ['apply of a named volume that exists', 'no', 'node', {
    cluster: [['create,patch', 'persistentvolumes', 'mine']],
    role: [['create', 'pods']],
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    besides: '{ apiVersion: v1, kind: PersistentVolume, metadata: { name: mine }, spec: {} }',
  }],
  ['apply of a named volume by a binding in a namespace', 'no', 'node', {
    bound: [['create,patch', 'persistentvolumes', 'mine']], role: [['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  }],
  ['a pod in a privileged namespace', 'yes', 'node', { role: [['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } }],
  ['a pod in a namespace without a label', 'unknown', 'node', { role: [['create', 'pods']], labels: {} }],
  ['a pod in an undeclared namespace', 'unknown', 'node', { role: [['create', 'pods']] }],
  ['a pod in a baseline namespace', 'no', 'node', { role: [['create', 'pods']], labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } }],
  // Others
  ['a mutating webhook depends on an administrator\'s request', 'unknown', 'cluster-admin', { cluster: [['patch', 'mutatingwebhookconfigurations.admissionregistration.k8s.io', 'mine']] }],
  ['a validating webhook changes nothing', 'no', 'cluster-admin', { cluster: [['patch', 'validatingwebhookconfigurations.admissionregistration.k8s.io']] }],
  ['a mutating policy and its binding', 'unknown', 'cluster-admin', {
    cluster: [['create', 'mutatingadmissionpolicies.admissionregistration.k8s.io'], ['create', 'mutatingadmissionpolicybindings.admissionregistration.k8s.io']],
  }],
  ['the policy alone', 'no', 'cluster-admin', { cluster: [['create', 'mutatingadmissionpolicies.admissionregistration.k8s.io']] }],
  ['a CSI driver gets pod tokens', 'unknown', 'account:shop/victim', { cluster: [['patch', 'csidrivers.storage.k8s.io']], besides: VICTIM }],
  ['aws-auth if the input shows EKS', 'unknown', 'cluster-admin', { namespace: 'kube-system', role: [['patch', 'configmaps', 'aws-auth']], besides: IRSA }],
  ['aws-auth if it does not', 'no', 'cluster-admin', { namespace: 'kube-system', role: [['patch', 'configmaps', 'aws-auth']] }],
  ['aws-auth in another namespace', 'no', 'cluster-admin', { role: [['patch', 'configmaps', 'aws-auth']], besides: IRSA }],
  ['annotating an account and creating a pod', 'unknown', 'cloud', { role: [['patch', 'serviceaccounts'], ['create', 'pods']], besides: IRSA }],
  ['resource claims lead to no target', 'no', 'node', { cluster: [['create', 'resourceclaims.resource.k8s.io'], ['patch', 'namespaces']] }],
  // kube-system
  ['a pod of kube-system', 'yes', 'cluster-admin', { namespace: 'kube-system', role: [['create', 'pods']] }],
  ['a pod anywhere', 'yes', 'cluster-admin', { cluster: [['create', 'pods']] }],
  ['a pod of another namespace', 'no', 'cluster-admin', { role: [['create', 'pods']], besides: VICTIM }],
  ['exec in kube-system without a pod in the input', 'no', 'cluster-admin', { namespace: 'kube-system', role: [['create', 'pods/exec']] }],
  ['the token of a controller by name', 'yes', 'cluster-admin', { cluster: [['create', 'serviceaccounts/token', 'clusterrole-aggregation-controller']] }],
  ['the token of a harmless controller by name', 'no', 'cluster-admin', { cluster: [['create', 'serviceaccounts/token', 'ttl-controller']] }],
  ['impersonation in kube-system', 'yes', 'cluster-admin', { namespace: 'kube-system', role: [['impersonate', 'serviceaccounts']] }],
])('%s (%s, %s)', (_, expected, to, attack) => {
  expect(reaches(attack, to)).toBe(expected);
});
