import { escalationPaths, PathOptions } from '../../src/access/escalation-paths';
import { Answer } from '../../src/model/answer';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objectOf, objects } from '../_objects';

/** A rule in its usual order: verbs, resource with its group, names. */
export type Rule = readonly [verbs: string, resource: string, names?: string];

/** The permissions of the attacker's account. */
export interface Attack {
  /** Granted by a Role of its namespace. */
  readonly role?: readonly Rule[];
  /** Granted by a ClusterRole that is bound in its namespace. */
  readonly bound?: readonly Rule[];
  /** In the whole cluster. */
  readonly cluster?: readonly Rule[];
  /** Other objects, as YAML. */
  readonly besides?: string;
  /** The labels of the namespace. Without them, the namespace is not declared. */
  readonly labels?: { readonly [label: string]: string };
  readonly namespace?: string;
  readonly options?: ModelOptions;
}

export const VICTIM = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: victim, namespace: shop}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: victim, namespace: other}
`;

/** The Deployment `attacker` in the namespace `shop`, whose account has the permissions. */
export function attackModel({ role, bound, cluster, besides = '', labels, namespace = 'shop', options }: Attack): AppModel {
  const manifests: object[] = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'attacker', namespace } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'attacker', namespace },
      spec: { template: { spec: { serviceAccountName: 'attacker', containers: [{ name: 'app', image: 'a' }] } } },
    },
    ...labels === undefined ? [] : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }],
    ...role === undefined ? [] : [rbac('Role', 'attacker', namespace, { rules: role.map(rule) }), binding('RoleBinding', 'Role', 'attacker', namespace, namespace)],
    ...bound === undefined ? [] : [rbac('ClusterRole', 'attacker-bound', undefined, { rules: bound.map(rule) }), binding('RoleBinding', 'ClusterRole', 'attacker-bound', namespace, namespace)],
    ...cluster === undefined ? [] : [rbac('ClusterRole', 'attacker', undefined, { rules: cluster.map(rule) }), binding('ClusterRoleBinding', 'ClusterRole', 'attacker', undefined, namespace)],
  ];
  return new AppModel([...manifests.map(objectOf), ...objects(besides)], options);
}

/** Whether the attacker's container reaches a target. */
export function reaches(attack: Attack, to: string): Answer {
  const [path] = pathsFrom(attackModel(attack), { from: 'Deployment/attacker', to });
  return path?.certainty ?? 'no';
}

export function pathsFrom(model: AppModel, options: PathOptions = {}): ReturnType<typeof escalationPaths>['paths'] {
  return escalationPaths(model, options).paths;
}

function rule([verbs, resource, names]: Rule): object {
  const [name, ...group] = resource.split('.');
  const [type, subresource] = resource.includes('/') && group.length > 0 ? [name, resource.split('/')[1]] : [name, undefined];
  const apiGroup = subresource === undefined ? group.join('.') : resource.slice(name.length + 1).split('/')[0];
  return {
    apiGroups: [apiGroup === 'any' ? '*' : apiGroup],
    resources: [subresource === undefined ? type : `${type}/${subresource}`],
    verbs: verbs.split(','),
    ...names === undefined ? {} : { resourceNames: names.split(',') },
  };
}

function rbac(kind: string, name: string, namespace: string | undefined, others: object): object {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name, namespace }, ...others };
}

function binding(kind: string, roleKind: string, name: string, namespace: string | undefined, of: string): object {
  return rbac(kind, name, namespace, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: roleKind, name }, subjects: [{ kind: 'ServiceAccount', name: 'attacker', namespace: of }],
  });
}
