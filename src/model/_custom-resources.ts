import { Objects } from './_objects';
import { ServiceAccounts } from './_service-accounts';
import { isBuiltInApiGroup } from '../kubernetes/api-groups';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { valueAt } from '../kubernetes/workloads';
import { ManifestObject } from '../manifest/manifest-object';
import { field, isObject } from '../objects/plain-object';

/** `serviceAccountName`, `serviceAccount`, `serviceAccountRef`, `taskServiceAccountName` and the like. */
const NAMES_ACCOUNT = /serviceAccount(Name|Ref)?s?$/i;

/** Custom resources that say which role of a cloud an account has. They run nothing with it. */
const CLOUD_ROLE_MAPPINGS = new Set(['PodIdentityAssociation']);
/** What names accounts only for its workloads and roles, which are evaluated as such. */
const OPERATORS = new Set(['ClusterServiceVersion']);

/** Adds to accounts the custom resources that name them: a controller runs pods with them, or asks for tokens of them. */
export function addCustomResources(objects: Objects, accounts: ServiceAccounts): void {
  for (const object of objects.ofGroups(group => !isBuiltInApiGroup(group))) {
    if (CLOUD_ROLE_MAPPINGS.has(object.kind) || OPERATORS.has(object.kind)) { continue; }
    const ownNamespace = objects.namespaceOf(object);
    for (const { name, namespace = ownNamespace } of new Set(namedIn(object, specsOfWorkloads(objects, object)))) {
      const { customResources } = accounts.named(namespace, name);
      if (customResources[customResources.length - 1] !== object) { customResources.push(object); }
    }
  }
}

interface Named {
  readonly name: string;
  readonly namespace?: string;
}

/** The pods that are workloads, of which all is known, and the objects, which are looked into by themselves. */
function specsOfWorkloads(objects: Objects, object: ManifestObject): Set<unknown> {
  const whole = objects.podsIn(object).pods.map(({ embedded }) => embedded).filter(({ path, absent }) => path !== undefined && absent === 'default');
  const places = [...whole.flatMap(({ sources }) => sources), ...objects.embeddedBy(object).homes];
  return new Set(places.map(place => valueAt(object.manifest, place)));
}

/** Looks everywhere in the object but in its workloads, at each value once: YAML aliases can make circles. */
function* namedIn({ manifest }: ManifestObject, workloads: ReadonlySet<unknown>): Iterable<Named> {
  const values = new Set<unknown>([manifest]);
  for (const value of values) {
    if (workloads.has(value)) { continue; }
    if (Array.isArray(value)) {
      for (const item of value) { addIfNested(values, item); }
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (NAMES_ACCOUNT.test(name)) { yield* accountsAt(inner); }
        addIfNested(values, inner);
      }
      if (isPodWithoutAccount(value)) { yield { name: DEFAULT_SERVICE_ACCOUNT }; }
    }
  }
}

function addIfNested(values: Set<unknown>, value: unknown): void {
  if (typeof value === 'object' && value !== null) { values.add(value); }
}

function* accountsAt(value: unknown): Iterable<Named> {
  for (const named of Array.isArray(value) ? value : [value]) {
    const name = isObject(named) ? field(named, 'name') : named;
    const namespace = field(named, 'namespace');
    // An e-mail is an account of a cloud.
    if (typeof name === 'string' && name !== '' && !name.includes('@')) { yield { name, ...typeof namespace === 'string' ? { namespace } : {} }; }
  }
}

function isPodWithoutAccount(value: { readonly [name: string]: unknown }): boolean {
  const containers = field(value, 'containers');
  return Array.isArray(containers) && containers.some(container => typeof field(container, 'image') === 'string')
    && !field(value, 'serviceAccountName') && !field(value, 'serviceAccount');
}
