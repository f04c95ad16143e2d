import { AskedBy, askedBy } from '../../src/access/asked-by';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objects } from '../_objects';

const GROUP = 'apiVersion: rbac.authorization.k8s.io/v1';

/** A role in a namespace, or a ClusterRole without one. */
export function role(name: string, rules: string, namespace?: string): string {
  return `{ ${GROUP}, kind: ${namespace === undefined ? 'ClusterRole' : 'Role'}, metadata: { name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`} }, rules: ${rules} }`;
}

/** A binding in a namespace, or a ClusterRoleBinding without one. */
export function binding(name: string, roleRef: string, subjects: string, namespace?: string): string {
  const [kind, role_] = roleRef.split(' ');
  return `{ ${GROUP}, kind: ${namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'}, metadata: { name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`} }, `
    + `roleRef: { kind: ${kind}, name: "${role_}" }, subjects: ${subjects} }`;
}

export function modelOf(documents: readonly string[], options: ModelOptions = { complete: true }): AppModel {
  return new AppModel(objects(documents.join('\n---\n')), options);
}

/** @throws if the name of the subject is invalid */
export function by(as: string, model: AppModel, ...groups: readonly string[]): AskedBy {
  const found = askedBy(as, groups, model);
  if ('problem' in found) { throw new Error(found.problem); }
  return found;
}
