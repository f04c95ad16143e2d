import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart } from './_pods';
import { MinimalClusterRole, Permission, Subresource } from '../../src';

const { CONFIG_MAPS, DEPLOYMENTS, PODS } = kplus.ApiResource;

/** The rules as a ClusterRole renders them. */
function rules(...permissions: Permission[]): any {
  const chart = newChart();
  new MinimalClusterRole(chart, 'role', { permissions });
  return manifestOf(chart, 'ClusterRole').rules;
}

const rule = (verbs: string[], ...resourceNames: string[]): object =>
  ({ apiGroups: [''], resources: ['configmaps'], verbs, ...resourceNames.length > 0 ? { resourceNames } : {} });

test.each<[string, Permission, string[]]>([
  ['get', Permission.get(CONFIG_MAPS), ['get']],
  ['list', Permission.list(CONFIG_MAPS), ['list']],
  ['watch', Permission.watch(CONFIG_MAPS), ['watch']],
  ['read', Permission.read(CONFIG_MAPS), ['get', 'list', 'watch']],
  ['create', Permission.create(CONFIG_MAPS), ['create']],
  ['update', Permission.update(CONFIG_MAPS), ['update']],
  ['patch', Permission.patch(CONFIG_MAPS), ['patch']],
  ['delete', Permission.delete(CONFIG_MAPS), ['delete']],
  ['deleteCollection', Permission.deleteCollection(CONFIG_MAPS), ['deletecollection']],
  ['apply', Permission.apply(CONFIG_MAPS), ['create', 'patch']],
  ['of', Permission.of(['use', 'update', 'get'], CONFIG_MAPS), ['get', 'update', 'use']],
])('%s', (_, permission, verbs) => {
  expect(rules(permission)).toEqual([rule(verbs)]);
});

test('several resources, and the group core by its real name', () => {
  expect(rules(Permission.get(DEPLOYMENTS, PODS, { apiGroup: 'core', resourceType: 'services' }))).toEqual([
    { apiGroups: [''], resources: ['pods', 'services'], verbs: ['get'] },
    { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
  ]);
});

test('a construct stands for the object it creates', () => {
  const configMap = new kplus.ConfigMap(newChart(), 'settings', { metadata: { name: 'settings' } });
  expect(rules(Permission.get(configMap))).toEqual([rule(['get'], 'settings')]);
  expect(() => Permission.read(configMap)).toThrow(
    /^RBAC sees a name in list and watch only when the client sends a field selector, got get,list,watch on configmaps named settings; write /);
  expect(() => Permission.create(configMap)).toThrow(/^RBAC can't see the name of an object that is created, got create on configmaps named settings; write /);
});

test('is immutable', () => {
  const all = Permission.get(CONFIG_MAPS);
  const one = all.named('a');
  one.named('b');
  one.because('it is needed for a test');
  expect(rules(all)).toEqual([rule(['get'])]);
  expect(rules(one)).toEqual([rule(['get'], 'a')]);
});

describe('names', () => {
  test('limit the verbs whose requests carry a name', () => {
    expect(rules(Permission.of(['get', 'update', 'patch', 'delete'], CONFIG_MAPS).named('b', 'a', 'b'))).toEqual([
      rule(['get', 'update', 'patch', 'delete'], 'a', 'b'),
    ]);
  });

  test('limit a server-side apply', () => {
    expect(rules(Permission.apply(CONFIG_MAPS).named('a'))).toEqual([rule(['create', 'patch'], 'a')]);
  });

  test('limit the creation of a subresource', () => {
    expect(rules(Permission.create(Subresource.of(PODS, 'eviction')).named('a'))).toEqual([
      { apiGroups: [''], resources: ['pods/eviction'], resourceNames: ['a'], verbs: ['create'] },
    ]);
  });

  test('limit list and watch if the client sends a field selector', () => {
    expect(rules(Permission.read(CONFIG_MAPS).namedByFieldSelector('a'))).toEqual([rule(['get', 'list', 'watch'], 'a')]);
  });

  test('may be templates, and patterns only for signers', () => {
    expect(rules(Permission.get(CONFIG_MAPS).named('{{ .Release.Name }}-config'))).toEqual([rule(['get'], '{{ .Release.Name }}-config')]);
    const signers = kplus.ApiResource.custom({ apiGroup: 'certificates.k8s.io', resourceType: 'signers' });
    expect(rules(Permission.of(['approve'], signers).named('example.com/*').because('approves our own signer only'))[0].resourceNames).toEqual(['example.com/*']);
  });
});

describe('paths', () => {
  test('are granted in one rule without resources', () => {
    expect(rules(Permission.onNonResourceUrls(['get'], kplus.NonApiResource.of('/metrics'), kplus.NonApiResource.of('/healthz')))).toEqual([
      { nonResourceURLs: ['/healthz', '/metrics'], verbs: ['get'] },
    ]);
  });
});

describe('refuses', () => {
  test.each<[string, () => Permission, string]>([
    ['no resource', () => Permission.get(), 'a permission to get names no resource; write Permission.get(ApiResource.CONFIG_MAPS), for example'],
    ['no verb', () => Permission.of([], PODS), "a permission names no verb; write Permission.of(['get'], ...), for example"],
    ['a verb with capitals', () => Permission.of(['Get'], PODS), 'the verb of a permission is "Get", but verbs are lower-case words; write \'get\', for example'],
    ['an empty verb', () => Permission.of([''], PODS), 'the verb of a permission is "", but verbs are lower-case words; write \'get\', for example'],
    ['a kind', () => Permission.get({ apiGroup: '', resourceType: 'ConfigMap' }),
      'the resource of a permission is "ConfigMap", but RBAC requires the lower-case plural of the kind; write \'configmaps\', for example'],
    ['no type', () => Permission.get({ apiGroup: '', resourceType: '' }),
      'the resource of a permission is "", but RBAC requires the lower-case plural of the kind; write \'configmaps\', for example'],
    ['an API version', () => Permission.get({ apiGroup: 'apps/v1', resourceType: 'deployments' }),
      'the API group of \'deployments\' is "apps/v1", but RBAC requires it without a version; write "apps"'],
    ['all subresources', () => Permission.get({ apiGroup: '', resourceType: 'pods/*' }),
      "RBAC reads 'pods/*' as the name of a resource, which does not exist; name the subresource with Subresource.of(...)"],
    ['no name', () => Permission.get(PODS).named(), "the names of a permission must not be empty; write named('my-config'), or leave it out to cover all objects"],
    ['an empty name', () => Permission.get(PODS).named('a', ''), "the names of a permission must not be empty; write named('my-config'), or leave it out to cover all objects"],
    ['a pattern', () => Permission.get(PODS).named('web-*'),
      'RBAC compares names exactly, got "web-*", which matches no object; write each name, or leave named() out to cover all objects'],
    ['a name with deletecollection', () => Permission.deleteCollection(PODS).named('a'),
      "RBAC can't limit deletecollection to names, got deletecollection on pods named a; write Permission.delete(...).named(...)"],
    ['a name with create', () => Permission.of(['get', 'create'], CONFIG_MAPS).named('a'),
      "RBAC can't see the name of an object that is created, got get,create on configmaps named a; write Permission.apply(...).named(...) for server-side apply, or Permission.create(...) without names"],
    ['a name with list', () => Permission.list(CONFIG_MAPS).named('a'),
      'RBAC sees a name in list and watch only when the client sends a field selector, got list on configmaps named a; write Permission.get(...).named(...), or namedByFieldSelector(...) if the client does'],
    ['a name with create by field selector', () => Permission.create(CONFIG_MAPS).namedByFieldSelector('a'),
      "RBAC can't see the name of an object that is created, got create on configmaps named a; write Permission.apply(...).named(...) for server-side apply, or Permission.create(...) without names"],
    ['a second reason', () => Permission.get(PODS).because('shows them in the console').named('a').because('an earlier reason is lost'),
      'Permission.because: the permission already has the reason "shows them in the console", which "an earlier reason is lost" would replace; write one because() with the whole reason'],
    ['a short reason', () => Permission.get(PODS).because('why not'),
      'Permission.because: a reason needs at least 10 characters for a reviewer to assess it, got "why not"'],
    ['no path', () => Permission.onNonResourceUrls(['get']), "Permission.onNonResourceUrls names no path; write NonApiResource.of('/metrics'), for example"],
    ['a relative path', () => Permission.onNonResourceUrls(['get'], kplus.NonApiResource.of('metrics')),
      'the path "metrics" must begin with "/"; write NonApiResource.of(\'/metrics\'), for example'],
    ['a resource among paths', () => Permission.onNonResourceUrls(['get'], PODS),
      "Permission.onNonResourceUrls takes paths only; write NonApiResource.of('/metrics'), or Permission.of(verbs, resource) for a resource"],
    ['a misspelt verb', () => Permission.of(['get', 'wacth'], CONFIG_MAPS),
      "the permission to get,wacth on configmaps would grant nothing: 'wacth' is not an API verb; did you mean watch?"],
    ['a command of kubectl', () => Permission.of(['apply'], CONFIG_MAPS),
      "the permission to apply on configmaps would grant nothing: 'apply' is not an API verb; did you mean create and patch?"],
    ['a verb that the resource does not have', () => Permission.delete(Subresource.of(PODS, 'log')),
      "the permission to delete on pods/log would grant nothing: 'delete' is a verb that no request for pods/log uses; write another"],
    ['a misspelt resource', () => Permission.get({ apiGroup: '', resourceType: 'configmap' }),
      "the permission to get on configmap would grant nothing: 'configmap' is not a resource of the core API group ''; did you mean configmaps?"],
    ['a resource of another group', () => Permission.get({ apiGroup: '', resourceType: 'deployments' }),
      "the permission to get on deployments would grant nothing: 'deployments' is not a resource of the core API group ''; did you mean the API group apps?"],
    ['a removed API', () => Permission.get({ apiGroup: 'extensions', resourceType: 'ingresses' }),
      "the permission to get on ingresses would grant nothing: 'extensions' is an API group that Kubernetes no longer serves since 1.22; did you mean networking.k8s.io?"],
    ['names of paths', () => Permission.onNonResourceUrls(['get'], kplus.NonApiResource.of('/metrics')).named('a'), 'paths have no names, got a; leave named() out'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});

test.each<[string, () => Permission]>([
  ['verbs that only some of the resources have', () => Permission.read(PODS, Subresource.of(PODS, 'log'))],
  ['verbs that admission policies check', () => Permission.of(['frobnicate'], CONFIG_MAPS)],
  ['resources of other groups', () => Permission.of(['sync'], { apiGroup: 'argoproj.io', resourceType: 'applications' })],
  ['patterns that servers of other groups check', () => Permission.get({ apiGroup: 'projectcalico.org', resourceType: 'tier.networkpolicies' }).named('calico-system.*')],
  ['finalizers', () => Permission.update(Subresource.of(kplus.ApiResource.DEPLOYMENTS, 'finalizers'))],
])('accepts %s', (_, make) => {
  expect(make).not.toThrow();
});

test('accepts templates', () => {
  expect(rules(Permission.of(['{{ .Values.verb }}'], { apiGroup: '{{ .Values.group }}', resourceType: '{{ .Values.Resource }}' }))).toEqual([
    { apiGroups: ['{{ .Values.group }}'], resources: ['{{ .Values.Resource }}'], verbs: ['{{ .Values.verb }}'] },
  ]);
});

test.each([
  [{ resourceType: 'configmaps' }, 'apiGroup'],
  [{ apiGroup: '' }, 'resourceType'],
])('refuses a resource without a group or type', (resource, missing) => {
  expect(() => Permission.get(resource as kplus.IApiResource)).toThrow(`the resource of a permission to get has no ${missing}; write ApiResource.custom(`);
});
