import { ineffectiveParts } from '../../../src/kubernetes/rbac/permission-effect';

const RBAC = 'rbac.authorization.k8s.io';

/** The parts without effect, as in `resources podz: did you mean pods?`. */
function parts(apiGroups: string[], resources: string[], verbs: string[]): string[] {
  return ineffectiveParts({ apiGroups, resources, verbs }).map(({ field, value, hint, mayBeAsked }) => `${field} ${value}${mayBeAsked ? ' perhaps' : ''}${hint === undefined ? '' : `: ${hint}`}`);
}

describe('misspelt', () => {
  test.each([
    ['lst', 'list'], ['wacth', 'watch'], ['GET', 'get'], ['List', 'list'], ['delet', 'delete'], ['deletecollections', 'deletecollection'], ['get*', 'get'], ['creat', 'create'],
    ['apply', 'create and patch'], ['edit', 'get and patch'], ['read', 'get, list and watch'],
  ])('verb %s', (verb, meant) => {
    expect(parts([''], ['configmaps'], ['get', verb])).toEqual([`verbs ${verb}: did you mean ${meant}?`]);
  });

  test.each([
    ['', 'podz', 'pods'], ['', 'pod', 'pods'], ['', 'Secrets', 'secrets'], ['', 'configmap', 'configmaps'], ['', 'pods/logs', 'pods/log'],
    ['apps', 'Deployment', 'deployments'], ['networking.k8s.io', 'ingress', 'ingresses'], ['networking.k8s.io', 'networkpolicy', 'networkpolicies'],
  ])('resource %s %s', (group, resource, meant) => {
    expect(parts([group], [resource], ['get'])).toEqual([`resources ${resource}: did you mean ${meant}?`]);
  });
});

describe('a resource of another group', () => {
  test.each([
    ['apps', 'secrets', "the core API group ''"], ['', 'deployments', 'the API group apps'], ['', 'ingresses', 'the API group networking.k8s.io'],
    ['batch', 'Deployment', 'deployments in the API group apps'], ['apps', 'pods/exec', "the core API group ''"],
  ])('%s %s', (group, resource, meant) => {
    expect(parts([group], [resource], ['create'])).toEqual([`resources ${resource}: did you mean ${meant}?`]);
  });
});

test.each([
  ['', 'pods/log', 'delete'], ['', 'pods/log', 'list'], ['authentication.k8s.io', 'tokenreviews', 'get'], ['', 'pods/eviction', 'delete'], ['', 'serviceaccounts/token', 'get'],
  [RBAC, 'rolebindings', 'bind'], ['', 'pods', 'impersonate'], ['', 'users', 'get'], ['certificates.k8s.io', 'certificatesigningrequests', 'approve'], ['', 'namespaces', 'deletecollection'],
  ['apps', 'deployments/finalizers', 'get'], ['apps', '*/scale', 'create'],
])('%s %s has no verb %s', (group, resource, verb) => {
  expect(parts([group], [resource], [verb])).toEqual([`verbs ${verb}`]);
});

test('several verbs in one word are separated', () => {
  expect(parts([''], ['pods'], ['get,list, watch'])).toEqual(['verbs get,list, watch: did you mean get and list and watch, as separate items?']);
});

test('a mode of impersonation that does not exist', () => {
  // https://kep.k8s.io/5284
  expect(parts([''], ['pods'], ['impersonate-on:userinfo:get'])).toEqual(['verbs impersonate-on:userinfo:get perhaps']);
  expect(parts([''], ['pods'], ['impersonate-on:user-info:get'])).toEqual([]);
});

describe('a removed API', () => {
  test('with its own verb', () => {
    expect(parts(['policy'], ['podsecuritypolicies'], ['use', 'get'])).toEqual(['resources podsecuritypolicies']);
  });

  // https://kubernetes.io/docs/reference/using-api/deprecation-guide/
  test('group', () => {
    expect(parts(['extensions'], ['deployments', 'ingresses'], ['get'])).toEqual(['apiGroups extensions: did you mean apps or networking.k8s.io?']);
    expect(parts(['extensions', 'apps'], ['deployments'], ['get'])).toEqual(['apiGroups extensions: did you mean apps?']);
  });

  test('resource', () => {
    expect(ineffectiveParts({ apiGroups: ['policy'], resources: ['podsecuritypolicies'], verbs: ['use'] })[0]).toMatchObject({
      field: 'resources', value: 'podsecuritypolicies', why: 'is a resource that Kubernetes no longer serves since 1.25', mayBeAsked: false,
    });
  });
});

test.each([
  ['apps/v1', 'deployments', 'apps'], ['core', 'pods', "''"], ['v1', 'pods', "''"], ['app', 'deployments', 'apps'], ['rbac.authorization.k8s.io/v1', 'roles', RBAC],
])('%s is not an API group', (group, resource, meant) => {
  expect(parts([group], [resource], ['get'])).toEqual([`apiGroups ${group}: did you mean ${meant}?`]);
});

test('a part that another program may check is uncertain', () => {
  // OpenShift checks endpoints/restricted, and an admission policy may check any verb.
  expect(parts([''], ['endpoints/restricted'], ['create'])).toEqual(['resources endpoints/restricted perhaps']);
  expect(parts([''], ['configmaps'], ['frobnicate'])).toEqual(['verbs frobnicate perhaps']);
});

test.each<[string, string[], string[], string[]]>([
  ['every verb of a request', [''], ['pods'], ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection']],
  ['wildcards', ['*'], ['*'], ['*']],
  ['a wildcard group', ['*'], ['podz'], ['lst']],
  ['a foreign group', ['example.com'], ['podz'], ['lst']],
  ['a foreign group among others', ['', 'example.com'], ['podz'], ['lst']],
  ['lists of which not all combine', ['', 'apps', 'batch'], ['pods', 'pods/log', 'deployments', 'jobs'], ['get', 'list', 'watch', 'delete']],
  ['subresources of any resource', ['apps'], ['*/scale', '*/status'], ['get', 'patch']],
  ['finalizers', ['', 'apps'], ['pods/finalizers', 'deployments/finalizers'], ['update']],
  ['verbs of roles', [RBAC], ['roles', 'clusterroles'], ['bind', 'escalate']],
  ['impersonation', ['', 'authentication.k8s.io'], ['users', 'groups', 'serviceaccounts', 'uids', 'userextras/scopes'], ['impersonate']],
  ['constrained impersonation', ['authentication.k8s.io'], ['users', 'nodes'], ['impersonate:user-info', 'impersonate:arbitrary-node']],
  ['actions of constrained impersonation', [''], ['pods'], ['impersonate-on:user-info:list']],
  ['signers', ['certificates.k8s.io'], ['signers'], ['approve', 'sign', 'attest']],
  ['permissions that the kubelet checks', [''], ['nodes/metrics', 'nodes/stats', 'nodes/log', 'nodes/pods', 'nodes/configz', 'nodes/healthz'], ['get']],
  ['an audience', [''], ['vault'], ['request-serviceaccounts-token-audience']],
  ['a placeholder', [''], ['{{ .Values.resource }}'], ['${VERB}', 'get']],
  ['a pattern, which is a different fault', [''], ['pods/*'], ['get']],
  ['no resource', [], [], ['get']],
])('%s: no ineffective parts', (_, apiGroups, resources, verbs) => {
  expect(parts(apiGroups, resources, verbs)).toEqual([]);
});

test('many resources and verbs take little time', () => {
  const many = (name: string): string[] => Array.from({ length: 3000 }, (_, index) => `${name}${index}`);
  expect(ineffectiveParts({ apiGroups: ['', 'apps', RBAC], resources: ['pods', ...many('resource-')], verbs: ['get', ...many('verb-')] })).toHaveLength(6000);
});
