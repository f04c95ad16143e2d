import { ACCOUNTS, changed, Manifest, modelOf, NAMESPACES, randomGrants, randomRequest, Request, snapshot } from './_grants';
import { PermissionChange } from '../../src/access/access-change';
import { accessDifference, AddedAndRemoved } from '../../src/access/access-difference';
import { ModelOptions } from '../../src/model/app-model';
import { Random } from '../_random';

const WORLDS = 120;
const REQUESTS = 300;

const difference = (before: readonly Manifest[], after: readonly Manifest[], options: ModelOptions = {}): AddedAndRemoved =>
  accessDifference(snapshot(before, options), snapshot(after, options));

const permissions = ({ gives }: AddedAndRemoved): PermissionChange[] => gives.filter((change): change is PermissionChange => change.kind === 'permission');

/** The groups that the API server adds to a ServiceAccount. */
const groups = (namespace: string): string[] => [`system:serviceaccounts:${namespace}`, 'system:serviceaccounts', 'system:authenticated'];

const concerns = ({ holder }: PermissionChange, namespace: string, name: string): boolean => holder.kind === 'Group' ? groups(namespace).includes(holder.name)
  : holder.kind === 'ServiceAccount' && holder.namespace === namespace && holder.name === name;

/** By the rules of RBAC: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources. */
function covers(change: PermissionChange, { verb, apiGroup = '', resource: asked = '', name = '', namespace, path }: Request): boolean {
  if (change.rule === undefined || !change.clusterWide && (namespace === undefined || change.namespace !== namespace)) { return false; }
  const { apiGroup: group, resource, url, names, verbs } = change.rule;
  if (!verbs.includes(verb) && !verbs.includes('*')) { return false; }
  if (path !== undefined) { return url !== undefined && (url === path || url.endsWith('*') && path.startsWith(url.replace(/\*+$/, ''))); }
  const isResource = resource === '*' || resource === asked || (resource?.startsWith('*/') ?? false) && asked.includes('/') && asked.endsWith(resource!.slice(1));
  return isResource && (group === '*' || group === apiGroup) && (names === undefined || names.includes(name));
}

describe('in random worlds', () => {
  const worlds = Array.from({ length: WORLDS }, (_, index) => {
    const random = new Random(index + 1);
    const before = randomGrants(random);
    return { random, before, after: index % 3 === 0 ? randomGrants(random) : changed(before, random), options: { complete: index % 2 === 0 } };
  });

  test('manifests do not differ from themselves, in any order', () => {
    for (const { before, options } of worlds) {
      expect(difference(before, before, options)).toEqual({ gives: [], takes: [] });
      expect(difference(before, [...before].reverse(), options)).toEqual({ gives: [], takes: [] });
    }
  });

  test('one direction adds what the other removes', () => {
    for (const { before, after, options } of worlds) {
      const [there, back] = [difference(before, after, options), difference(after, before, options)];
      expect(there.gives).toEqual(back.takes);
      expect(there.takes).toEqual(back.gives);
    }
  });

  test('every newly allowed request is reported, and certain changes are allowed', () => {
    let asked = 0;
    for (const { random, before, after, options } of worlds) {
      const [old, now] = [modelOf(before, options), modelOf(after, options)];
      const given = permissions(difference(before, after, options));
      for (let count = 0; count < REQUESTS; count++) {
        const account = { namespace: random.oneOf(NAMESPACES), name: random.oneOf([...ACCOUNTS, ...ACCOUNTS, 'fresh']) };
        const request = randomRequest(random, random.oneOf([before, after, after]));
        const [was, is] = [old.can(account, request), now.can(account, request)];
        const said = given.filter(change => concerns(change, account.namespace, account.name) && covers(change, request));
        const place = JSON.stringify({ account, request, before, after, given });
        if (is === 'yes' && was !== 'yes') {
          asked++;
          if (said.length === 0) { throw new Error(`left out: ${place}`); }
        }
        if (said.some(({ certainty }) => certainty === 'certain')) { expect([place, is]).toEqual([place, 'yes']); }
      }
    }
    expect(asked).toBeGreaterThan(200);
  });

  test('previously allowed permissions are not reported as new', () => {
    let asked = 0;
    for (const { before, after, options } of worlds) {
      const old = modelOf(before, options);
      for (const { holder, rule, clusterWide, namespace } of permissions(difference(before, after, options))) {
        if (holder.kind !== 'ServiceAccount' || rule === undefined) { continue; }
        const account = { namespace: holder.namespace, name: holder.name };
        for (const verb of rule.verbs) {
          for (const name of rule.names ?? ['unused']) {
            // A value that only a wildcard covers.
            const request: Request = rule.url !== undefined ? { verb: verb.replace('*', 'unused'), path: rule.url.replace(/\*+$/, 'unused') } : {
              verb: verb.replace('*', 'unused'),
              apiGroup: rule.apiGroup.replace('*', 'unused'),
              resource: rule.resource!.replace('*', 'unused'),
              name,
              ...clusterWide ? {} : { namespace },
            };
            asked++;
            expect([{ account, request, before, after }, old.can(account, request)]).not.toEqual([expect.anything(), 'yes']);
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(200);
  });
});

describe('a role without a binding in the input', () => {
  const role = (resource: string, labels: object = {}): Manifest => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'reader', labels },
    rules: [{ apiGroups: [''], resources: [resource], verbs: ['get'] }],
  });
  const bound: Manifest = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'reader' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
  };
  const given = (before: readonly Manifest[], after: readonly Manifest[], options: ModelOptions = {}) =>
    permissions(difference(before, after, options)).map(({ holder, certainty, permission }) => `${certainty} ${holder.kind} ${holder.name} ${permission}`);

  test('may be bound elsewhere, so its new permissions are possible', () => {
    expect(given([role('configmaps')], [role('secrets')])).toEqual(['possible ClusterRole reader secrets get']);
    expect(given([role('configmaps')], [role('secrets')], { complete: true })).toEqual([]);
    expect(given([role('secrets')], [role('secrets')])).toEqual([]);
  });

  test.each(['view', 'edit', 'admin'])('gives its permissions to holders of the role %s that aggregates it', name => {
    const labels = { [`rbac.authorization.k8s.io/aggregate-to-${name}`]: 'true' };
    expect(given([role('secrets')], [role('secrets', labels)])).toEqual([`possible ClusterRole ${name} secrets get`]);
    expect(given([role('configmaps', labels)], [role('secrets', labels)])).toEqual([`possible ClusterRole ${name} secrets get`]);
    expect(given([role('secrets', labels)], [role('secrets')])).toEqual(['possible ClusterRole reader secrets get']);
  });

  test.each([['shop', 'possible'], ['other', 'certain']])('is reported for a subject beside a placeholder of the namespace shop: %s, %s', (namespace, certainty) => {
    const boundTo = (name: string, metadata: object): Manifest => ({ ...bound, metadata, subjects: [{ kind: 'ServiceAccount', name, namespace }] });
    const placeholder: Manifest = { ...bound, subjects: [{ kind: 'ServiceAccount', name: '${NAME}', namespace: 'shop' }] };
    expect(given([role('secrets'), placeholder], [role('secrets'), placeholder, boundTo('web', { name: 'second' })]))
      .toEqual([`${certainty} ServiceAccount web secrets get`]);
  });

  test('is reported for its subjects if the input binds it', () => {
    expect(given([role('configmaps'), bound], [role('secrets'), bound])).toEqual(['certain ServiceAccount web secrets get']);
    expect(given([role('secrets'), bound], [role('secrets')])).toEqual([]);
  });
});
