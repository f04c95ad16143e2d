import { HeldGrant } from './held-grant';
import { AppModel } from '../model/app-model';
import { Role } from '../model/service-account';

/** The permissions of a role for subjects that bindings outside the input may name; the role stands for them. */
export interface UnboundGrant extends HeldGrant {
  /** Whether the input binds the role too, and so names subjects with the same permissions. */
  readonly isBound: boolean;
}

const USER_FACING = ['view', 'edit', 'admin'];
const AGGREGATE = 'rbac.authorization.k8s.io/aggregate-to-';

/** The permissions that roles of an app may grant by bindings outside the input; empty if the app is complete. */
export function unboundGrants(model: AppModel): UnboundGrant[] {
  if (model.complete) { return []; }
  return model.roles.filter(({ object }) => object !== undefined && !model.isContext(object)).flatMap(role => {
    const names = aggregatingNames(role);
    const aggregates = names.map(name => grantOf(role, { kind: 'ClusterRole', name, namespace: undefined }, model));
    return names.length > 0 ? aggregates : [grantOf(role, role, model)];
  });
}

/** @param bound The role in the binding: the role itself, or one that aggregates it. */
function grantOf({ kind, name, rules }: Role, bound: Pick<Role, 'kind' | 'name' | 'namespace'>, model: AppModel): UnboundGrant {
  const namespace = bound.namespace === undefined ? {} : { namespace: bound.namespace };
  return {
    holder: { kind: bound.kind, ...namespace, name: bound.name },
    clusterWide: kind === 'ClusterRole',
    ...namespace,
    certainty: 'unknown',
    rules,
    role: { kind, name },
    isBound: model.bindingsTo(bound).length > 0,
  };
}

/** The built-in roles that aggregate a role by its labels. */
function aggregatingNames({ kind, object }: Role): string[] {
  const labels = object?.manifest.metadata?.labels ?? {};
  return kind === 'ClusterRole' ? USER_FACING.filter(name => labels[`${AGGREGATE}${name}`] === 'true') : [];
}
