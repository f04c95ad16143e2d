import { Objects } from './_objects';
import { ServiceAccounts } from './_service-accounts';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { ManifestObject } from '../manifest/manifest-object';
import { isBuiltInApiGroup } from '../objects/api-group';
import { valueAt } from '../objects/data-path';
import { namedAccounts } from '../objects/named-accounts';

/** Custom resources that map an account to a cloud role. They run nothing with it. */
const CLOUD_ROLE_MAPPINGS = new Set(['PodIdentityAssociation']);
/** Kinds that name accounts only for workloads and roles, which are evaluated as such. */
const OPERATORS = new Set(['ClusterServiceVersion']);

/** Adds to accounts the custom resources that name them: their controllers run pods as the accounts, or request tokens for them. */
export function addCustomResources(objects: Objects, accounts: ServiceAccounts): void {
  for (const object of objects.ofGroups(group => !isBuiltInApiGroup(group))) {
    if (CLOUD_ROLE_MAPPINGS.has(object.kind) || OPERATORS.has(object.kind)) { continue; }
    const ownNamespace = objects.namespaceOf(object);
    for (const { name = DEFAULT_SERVICE_ACCOUNT, namespace = ownNamespace } of namedAccounts(object.manifest, specsOfWorkloads(objects, object))) {
      const { customResources } = accounts.named(namespace, name);
      if (customResources[customResources.length - 1] !== object) { customResources.push(object); }
    }
  }
}

/** The pods that are workloads, and the embedded objects. Both are evaluated separately. */
function specsOfWorkloads(objects: Objects, object: ManifestObject): Set<unknown> {
  const whole = objects.podsIn(object).pods.map(({ embedded }) => embedded).filter(({ path, absent }) => path !== undefined && absent === 'default');
  const paths = [...whole.flatMap(({ sources }) => sources), ...objects.embeddedBy(object).homes];
  return new Set(paths.map(place => valueAt(object.manifest, place)));
}
