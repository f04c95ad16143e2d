import { ACCEPTED_RULES } from '../../../src/acceptance';
import { PolicyRule } from '../../../src/kubernetes/rbac/policy-rule';
import { isAllowedBy } from '../../../src/kubernetes/rbac/rule-matching';
import { SENSITIVE_PERMISSION_RULES, sensitivePermissions } from '../../../src/kubernetes/rbac/sensitive-permissions';

/** Several permissions, separated by ` + `. */
function rulesOf(texts: string): PolicyRule[] {
  return texts.split(' + ').map(ruleOf);
}

/** `secrets get,list named a,b` or `deployments.apps patch`, as in the keys of findings. */
function ruleOf(text: string): PolicyRule {
  const [target, verbs, , names] = text.split(' ');
  const verbList = verbs.split(',');
  if (target.startsWith('/') || target.startsWith('url:')) { return { nonResourceURLs: [target.replace('url:', '')], verbs: verbList }; }
  const [resource, ...group] = target.split('.');
  return { apiGroups: [group.join('.')], resources: [resource], verbs: verbList, ...names ? { resourceNames: names.split(',') } : {} };
}

const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

/** The rule, permissions that it reports, and similar ones that it does not. */
const CASES: [string, string[], string[]][] = [
  ['grants-everything', ['*.* *', '*.* get,list,watch,create,update,patch,delete,deletecollection', '*.* * + url:* *'], ['*.* get,list', '* *', 'pods.* *']],
  ['wildcard-verb', ['configmaps *', 'secrets *', 'widgets.example.com *', '/metrics *'], ['configmaps get,list', 'pods/* *', 'pod* *', 'roles.rbac.authorization.k8s.io *', '*.external.metrics.k8s.io *']],
  ['wildcard-resource', ['* get', '*.apps list', '*/scale.apps update'], ['deployments/scale.apps update', '*.custom.metrics.k8s.io get']],
  ['wildcard-api-group', ['widgets.* get'], ['widgets.example.com get', 'pods/*.* get', 'secrets.* get']],
  ['wildcard-non-resource-url', ['/* get', 'url:* get'], ['/metrics get', '/apis/* get']],
  ['read-secrets', ['secrets get', 'secrets list', 'secrets watch', 'secrets.* get', 'secrets patch', 'secrets delete', 'secrets deletecollection'],
    ['secrets get named a', 'secrets list named a', 'secrets patch named a', 'secrets delete named a', 'secrets create,update', 'secrets.example.com get', 'configmaps get,list,watch']],
  ['write-secrets', ['secrets create', 'secrets update', 'secrets patch', 'secrets create,patch named a', 'secrets get,create,patch named a'],
    ['secrets update named a', 'secrets patch named a', 'secrets create,update named a', 'secrets get,update,patch,delete named a', 'secrets delete']],
  ['create-workloads', [
    'pods create', 'deployments.apps create', 'deployments.apps update named web', 'daemonsets.apps patch', 'statefulsets.apps create',
    'replicasets.apps create', 'jobs.batch create', 'cronjobs.batch patch', 'replicationcontrollers update',
  ], ['pods get,list,watch,delete', 'deployments.apps get', 'deployments/scale.apps update', 'pods/eviction create', 'deployments create']],
  ['modify-pods', ['pods update', 'pods patch named a'], ['pods get', 'pods delete', 'pods/log get']],
  ['execute-in-pods', ['pods/exec create', 'pods/exec get', 'pods/attach create', 'pods/attach get named a', '*/exec create'], ['pods/log get', 'pods create']],
  ['port-forward-to-pods', ['pods/portforward create', 'pods/portforward get'], ['pods/log get']],
  ['attach-ephemeral-containers', ['pods/ephemeralcontainers update', 'pods/ephemeralcontainers patch'], ['pods/ephemeralcontainers get']],
  ['proxy-to-pods-or-services', ['pods/proxy get', 'services/proxy create'], ['services get']],
  ['kubelet-api-access', ['nodes/proxy get', 'nodes/proxy create named node-1'], ['nodes/metrics get', 'nodes/stats get', 'nodes get']],
  ['modify-node-or-pod-status', ['nodes/status patch', 'pods/status update', 'services/status patch', '*/status patch'], ['pods/status get', 'deployments/status.apps patch']],
  ['create-service-account-tokens', ['serviceaccounts/token create', 'serviceaccounts/token create named a'], ['serviceaccounts get']],
  ['modify-service-accounts', ['serviceaccounts create', 'serviceaccounts patch named a'], ['serviceaccounts get,list,watch,delete']],
  ['request-token-audience', ['vault request-serviceaccounts-token-audience named a'], ['vault get']],
  ['bind-roles', [`roles.${RBAC} bind`, `clusterroles.${RBAC} bind named view`, `*.${RBAC} bind`], [`rolebindings.${RBAC} bind`, `roles.${RBAC} get`]],
  ['escalate-roles', [`roles.${RBAC} escalate`, `clusterroles.${RBAC} escalate named view`], [`roles.${RBAC} get`]],
  ['modify-roles', [`roles.${RBAC} create`, `clusterroles.${RBAC} patch named a`], [`roles.${RBAC} get,list,delete`]],
  ['modify-role-bindings', [`rolebindings.${RBAC} create`, `clusterrolebindings.${RBAC} update named a`], [`rolebindings.${RBAC} get,delete`]],
  ['impersonate', [
    'users impersonate', 'groups impersonate named a', 'serviceaccounts impersonate', 'userextras/scopes.authentication.k8s.io impersonate',
    'uids.authentication.k8s.io impersonate', 'users.authentication.k8s.io impersonate:user-info', 'pods impersonate-on:user-info:list', 'users *',
    'userextras/scopes.authentication.k8s.io impersonate:user-info', 'serviceaccounts.authentication.k8s.io impersonate:serviceaccount', 'nodes.authentication.k8s.io impersonate:arbitrary-node',
    'secrets impersonate-on:arbitrary-node:get', 'users.* impersonate', '* impersonate',
  ], [
    'serviceaccounts get', 'pods *', 'pods impersonate', 'users.example.com impersonate', 'users.authentication.k8s.io impersonate', 'userextras.authentication.k8s.io impersonate',
    'users impersonate:user-info', 'pods.authentication.k8s.io impersonate:user-info', 'users.authentication.k8s.io impersonate:serviceaccount', 'pods impersonate-on:nonsense:list',
  ]],
  ['approve-certificates', [
    'certificatesigningrequests/approval.certificates.k8s.io update', 'signers.certificates.k8s.io approve named example.com/*', 'signers.certificates.k8s.io sign',
  ], ['certificatesigningrequests.certificates.k8s.io create', 'certificatesigningrequests/approval.certificates.k8s.io get']],
  ['modify-admission-control', [
    `validatingwebhookconfigurations.${ADMISSION} create`, `mutatingwebhookconfigurations.${ADMISSION} patch named a`,
    `validatingadmissionpolicies.${ADMISSION} delete`, `validatingadmissionpolicybindings.${ADMISSION} delete`,
    `mutatingadmissionpolicies.${ADMISSION} update`, `mutatingadmissionpolicybindings.${ADMISSION} deletecollection`,
  ], [`validatingwebhookconfigurations.${ADMISSION} get,list,watch`]],
  ['modify-api-services', ['apiservices.apiregistration.k8s.io create'], ['apiservices.apiregistration.k8s.io get']],
  ['modify-custom-resource-definitions', ['customresourcedefinitions.apiextensions.k8s.io patch'], ['customresourcedefinitions.apiextensions.k8s.io get', 'widgets.example.com create']],
  ['create-persistent-volumes', ['persistentvolumes create'], ['persistentvolumeclaims create', 'persistentvolumes get']],
  ['modify-namespaces', ['namespaces update', 'namespaces patch named a', 'namespaces/status patch', 'namespaces/finalize update'], ['namespaces get', 'namespaces create', 'namespaces/status get']],
  ['modify-cluster-identity-mapping', ['configmaps patch named aws-auth', 'configmaps update named a,aws-auth'], ['configmaps patch named a', 'configmaps get named aws-auth']],
  ['modify-service-endpoints', ['endpoints create', 'endpointslices.discovery.k8s.io patch'], ['endpoints get,list,watch', 'services create']],
  ['modify-nodes', ['nodes update', 'nodes patch named a', 'nodes patch + pods delete'], ['nodes get,list,watch,delete', 'pods delete,deletecollection', 'pods/eviction create', 'nodes/log get']],
  ['bind-pods-to-nodes', ['pods/binding create', 'bindings create', '*/binding create'], ['pods/binding get', 'rolebindings.rbac.authorization.k8s.io create']],
  ['create-node-certificates', ['certificatesigningrequests/nodeclient.certificates.k8s.io create', 'certificatesigningrequests/nodeclient.certificates.k8s.io create + certificatesigningrequests.certificates.k8s.io create'],
    ['certificatesigningrequests.certificates.k8s.io create', 'certificatesigningrequests/selfnodeclient.certificates.k8s.io create']],
  ['create-pod-certificate-requests', ['podcertificaterequests.certificates.k8s.io create'], ['podcertificaterequests.certificates.k8s.io get,list']],
  ['modify-cluster-trust-bundles', ['clustertrustbundles.certificates.k8s.io update'], ['clustertrustbundles.certificates.k8s.io get,list,delete']],
  ['modify-csi-drivers', ['csidrivers.storage.k8s.io create', 'csidrivers.storage.k8s.io patch named a'], ['csidrivers.storage.k8s.io get', 'csinodes.storage.k8s.io patch']],
  ['create-admin-device-claims', ['resourceclaims.resource.k8s.io create + namespaces patch', 'resourceclaimtemplates.resource.k8s.io create + namespaces *'], ['resourceclaims.resource.k8s.io create', 'resourceclaims.resource.k8s.io get + namespaces patch']],
  ['modify-system-config-maps', ['configmaps update', 'configmaps create', 'configmaps patch named coredns', 'configmaps update named a,extension-apiserver-authentication'], ['configmaps get,list,delete', 'configmaps update named a', 'configmaps patch named aws-auth']],
  ['modify-network-policies', ['networkpolicies.networking.k8s.io create', 'networkpolicies.networking.k8s.io delete', 'ciliumnetworkpolicies.cilium.io patch'], ['networkpolicies.networking.k8s.io get', 'networkpolicies create']],
  ['modify-services', ['services create', 'services patch named a'], ['services get,delete']],
  ['use-security-context-constraints', ['securitycontextconstraints.security.openshift.io use', 'securitycontextconstraints.security.openshift.io use named privileged', '*.security.openshift.io use'],
    ['securitycontextconstraints.security.openshift.io use named restricted-v2', 'securitycontextconstraints.security.openshift.io get', 'podsecuritypolicies.policy use']],
  ['act-through-operator', [
    'workflows.argoproj.io create', 'applications.argoproj.io patch', 'kustomizations.kustomize.toolkit.fluxcd.io update', 'taskruns.tekton.dev create', 'services.serving.knative.dev create',
    'clusterpolicies.kyverno.io create', 'externalsecrets.external-secrets.io create', 'k8srequiredlabels.constraints.gatekeeper.sh create', 'objects.kubernetes.crossplane.io patch',
  ], ['workflows.argoproj.io get,list,delete', 'workflows create', 'workflows.example.com create', 'services create']],
  ['use-managed-identity', ['12345678-1234-1234-1234-123456789012.cid.wi.aks.azure.com use-managed-identity'], ['azureidentities.aadpodidentity.k8s.io get']],
];

describe.each(CASES)('%s', (rule, sensitive, harmless) => {
  test.each(sensitive)('reports %s', text => {
    expect(sensitivePermissions(rulesOf(text)).map(finding => finding.rule)).toContain(rule);
  });

  test.each(harmless)('does not report %s', text => {
    expect(sensitivePermissions(rulesOf(text)).map(finding => finding.rule)).not.toContain(rule);
  });
});

test('an empty name does not limit requests without a name', () => {
  const named = (verbs: string[], resource = 'secrets'): string[] => sensitivePermissions([{ apiGroups: [''], resources: [resource], resourceNames: ['', 'a'], verbs }])
    .map(({ rule, key }) => `${rule}: ${key}`);
  expect(named(['get', 'list', 'create', 'update'])).toEqual(['read-secrets: secrets list named "",a', 'write-secrets: secrets create named "",a']);
  expect(named(['get', 'update'])).toEqual([]);
  // The name of the account is in the path.
  expect(named(['create'], 'pods/exec')).toEqual(['execute-in-pods: pods/exec create named "",a']);
});

test('every rule is tested above, and an acceptance can name it', () => {
  expect(CASES.map(([rule]) => rule).sort()).toEqual([...SENSITIVE_PERMISSION_RULES].sort());
  const firstBlock = ACCEPTED_RULES.slice(0, ACCEPTED_RULES.indexOf('resource-names-without-effect'));
  expect([...SENSITIVE_PERMISSION_RULES].sort()).toEqual([...firstBlock].sort());
});

describe('keys', () => {
  const keys = (...texts: string[]): string[] => sensitivePermissions(texts.map(ruleOf)).map(({ rule, key }) => `${rule}: ${key}`);

  test('contain only the relevant verbs, in order', () => {
    expect(keys('secrets watch,delete,get,update')).toEqual(['read-secrets: secrets get,watch,delete', 'write-secrets: secrets update']);
    expect(keys('secrets patch,list')).toEqual(['read-secrets: secrets list,patch', 'write-secrets: secrets patch']);
  });

  test('contain the group and the objects', () => {
    expect(keys(`rolebindings.${RBAC} create`)).toEqual([`modify-role-bindings: rolebindings.${RBAC} create`]);
    expect(keys('deployments.apps patch named b,a')).toEqual(['create-workloads: deployments.apps patch named a,b']);
    expect(keys('/* get')).toEqual(['wildcard-non-resource-url: /* get']);
  });

  test('combine all rules, in any order', () => {
    const together = ['read-secrets: secrets get,list'];
    expect(keys('secrets get', 'secrets list')).toEqual(together);
    expect(keys('secrets list', 'secrets get')).toEqual(together);
    expect(keys('secrets list', 'secrets get named a')).toEqual(['read-secrets: secrets list']);
  });

  test('are separate for each resource', () => {
    expect(sensitivePermissions([{ apiGroups: [''], resources: ['pods/exec', 'pods/attach'], verbs: ['create'] }]).map(({ key }) => key))
      .toEqual(['pods/attach create', 'pods/exec create']);
  });
});

test('a wildcard resource covers everything it matches, and so does a role that allows everything', () => {
  expect(sensitivePermissions([ruleOf('* get,list')]).map(({ rule, key }) => [rule, key])).toEqual([['wildcard-resource', '* get,list']]);
  expect(sensitivePermissions(rulesOf('*.* * + url:* * + secrets get')).map(({ rule, key }) => [rule, key])).toEqual([['grants-everything', '*.* *']]);
});

test('a finding contains only its own permission', () => {
  expect(sensitivePermissions([{ apiGroups: ['', 'apps'], resources: ['pods', 'secrets'], verbs: ['get'] }])).toEqual([{
    rule: 'read-secrets',
    key: 'secrets get',
    why: 'exposes the contents of every Secret in scope',
    source: { apiGroups: [''], resources: ['secrets'], verbs: ['get'] },
  }]);
});

test('names of object properties are ordinary API groups', () => {
  expect(sensitivePermissions([ruleOf('pods.constructor create')])).toEqual([]);
});

/** The same numbers in every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = state * 16807 % 2147483647;
    return state % limit;
  };
}

test('combined rules are as sensitive as each verb on each resource in them', () => {
  const next = numbers(7);
  const some = <T>(of: readonly T[]): T[] => Array.from({ length: 1 + next(2) }, () => of[next(of.length)]);
  const groups = ['', '', 'apps', RBAC, '*', 'example.com', 'certificates.k8s.io'];
  const resources = ['secrets', 'pods', 'pods/exec', 'configmaps', 'roles', 'clusterroles', 'deployments', 'signers', 'namespaces', '*', '*/exec', 'widgets'];
  const verbs = ['get', 'list', 'create', 'update', 'patch', 'delete', '*', 'bind', 'impersonate', 'approve', 'use'];
  const names = [undefined, undefined, ['a'], ['b'], ['aws-auth']];
  const atomsOf = (rules: readonly PolicyRule[]): PolicyRule[] => rules.flatMap(({ apiGroups = [], resources: on = [], resourceNames, verbs: may }) =>
    apiGroups.flatMap(group => on.flatMap(resource => may.map(verb => (
      { apiGroups: [group], resources: [resource], ...resourceNames ? { resourceNames } : {}, verbs: [verb] })))));
  const textsOf = (found: readonly { rule: string; source: PolicyRule }[]): string[] =>
    [...new Set(found.flatMap(({ rule, source }) => atomsOf([source]).map(atom => JSON.stringify([rule, atom]))))].sort();
  for (let run = 0; run < 2000; run++) {
    const rules = Array.from({ length: 1 + next(3) }, () => {
      const resourceNames = names[next(names.length)];
      return { apiGroups: some(groups), resources: some(resources), ...resourceNames ? { resourceNames } : {}, verbs: some(verbs) };
    });
    // Names with the same verbs are merged into one finding; one name is enough here.
    const named = new Set(rules.flatMap(({ resourceNames = [] }) => resourceNames));
    if (named.size > 1) { continue; }
    const atoms = atomsOf(rules);
    const everywhere = new Set(atoms.filter(({ resourceNames }) => !resourceNames).map(atom => JSON.stringify(atom)));
    const single = atoms.filter(({ resourceNames, ...atom }) => !resourceNames || !everywhere.has(JSON.stringify(atom)));
    // A finding on the same resource, or on a wildcard that covers it, represents the others.
    const actual = sensitivePermissions(rules);
    const target = ({ apiGroups, resources: on }: PolicyRule): string => JSON.stringify([apiGroups, on]);
    const missing = single.filter(atom => sensitivePermissions([atom]).length > 0)
      .filter(atom => !actual.some(({ source }) => target(source) === target(atom) || isAllowedBy(atom, [source])));
    expect([rules, missing]).toEqual([rules, []]);
    // Server-side apply of one name, and bind or escalate with a write, are more severe together.
    const expected = textsOf(single.flatMap(atom => sensitivePermissions([atom])));
    expect([rules, textsOf(actual).filter(text => !expected.includes(text) && !/^\["(write-secrets".*resourceNames|(bind|escalate)-roles")/.test(text))]).toEqual([rules, []]);
  }
});

describe('by version of Kubernetes', () => {
  const ALL = undefined;
  const found = (text: string, minors?: readonly number[]): [string, readonly number[] | undefined][] =>
    sensitivePermissions([ruleOf(text)], minors).map(({ key, minors: within }) => [key, within]);

  // kubernetes/kubernetes#133515: since 1.35 "create" on the subresource is required for WebSockets too.
  test.each(['pods/exec', 'pods/attach', 'pods/portforward'])('get on %s opens a stream up to 1.34', resource => {
    expect(found(`${resource} get`)).toEqual([[`${resource} get`, [34]]]);
    expect(found(`${resource} create`)).toEqual([[`${resource} create`, ALL]]);
    expect(found(`${resource} *`).at(-1)).toEqual([`${resource} *`, ALL]);
    expect(found(`${resource} get`, [35])).toEqual([]);
    expect(found(`${resource} get`, [34])).toEqual([[`${resource} get`, ALL]]);
  });

  test.each([[[34]], [[37]], [[34, 35, 36, 37]]])('the key of a finding is the same in %j', minors => {
    expect(found('pods/exec get,create', minors)).toEqual([['pods/exec get,create', ALL]]);
  });

  // A proxy forwards any verb, and the kubelet checks nothing more: the version does not matter.
  test.each(['pods/proxy get', 'services/proxy get', 'services/proxy create', 'nodes/proxy get'])('%s has the same effect in each', text => {
    expect(found(text)).toEqual([[text, ALL]]);
  });

  // The controller endpointslice-mirroring copies Endpoints of Services without a selector into EndpointSlices.
  test.each(['endpoints create', 'endpoints patch', 'endpointslices.discovery.k8s.io update'])('%s redirects traffic in each', text => {
    expect(found(text)).toEqual([[text, ALL]]);
  });

  // KEP-3962: MutatingAdmissionPolicy is generally available in 1.36, and off by default before.
  test.each([
    `mutatingadmissionpolicies.${ADMISSION} create`, `mutatingadmissionpolicybindings.${ADMISSION} delete`,
  ])('%s has an effect since 1.36', text => {
    expect(found(text)).toEqual([[text, [36, 37]]]);
    expect(found(text, [34, 35])).toEqual([]);
    expect(found(`${text.split(' ')[0]} *`).map(([, within]) => within)).toEqual([ALL]);
  });

  test('validating admission policies are served in each', () => {
    expect(found(`validatingadmissionpolicies.${ADMISSION} create`)).toEqual([[`validatingadmissionpolicies.${ADMISSION} create`, ALL]]);
  });

  // KEP-5284: constrained impersonation is beta and on by default in 1.36.
  test.each(['users.authentication.k8s.io impersonate:user-info', 'pods impersonate-on:user-info:list'])('%s has an effect since 1.36', text => {
    expect(found(text)).toEqual([[text, [36, 37]]]);
  });

  test.each(['users impersonate', 'userextras/scopes.authentication.k8s.io impersonate'])('%s has an effect in each', text => {
    expect(found(text)).toEqual([[text, ALL]]);
  });

  // KEP-3257: ClusterTrustBundle is generally available in 1.37, and off by default before.
  test('attest on a signer creates a ClusterTrustBundle since 1.37', () => {
    expect(found('signers.certificates.k8s.io attest')).toEqual([['signers.certificates.k8s.io attest', [37]]]);
    expect(found('signers.certificates.k8s.io sign,attest')).toEqual([['signers.certificates.k8s.io attest,sign', ALL]]);
  });
});

describe('a wildcard', () => {
  const found = (text: string): string[] => sensitivePermissions(rulesOf(text)).map(({ rule, key, atMost }) => `${rule}: ${key}${atMost ? ` (${atMost})` : ''}`);

  test('verb covers the sensitive permissions in it', () => {
    expect(found('secrets *')).toEqual(['wildcard-verb: secrets *']);
    const [{ why }] = sensitivePermissions([ruleOf('secrets *')]);
    expect(why).toBe('covers every verb, including future ones; exposes the contents of every Secret in scope; '
      + 'replaces Secrets that workloads trust, and creates Secrets of type kubernetes.io/service-account-token, which hold a token of any ServiceAccount that never expires');
  });

  // Verified on a server: it contains bind, escalate and impersonate.
  test('verb is reported as a more severe permission in it', () => {
    expect(found(`roles.${RBAC} * + rolebindings.${RBAC} *`)).toEqual([`wildcard-verb: rolebindings.${RBAC} *`, `bind-roles: roles.${RBAC} *`]);
    expect(found('serviceaccounts *')).toEqual(['impersonate: serviceaccounts *']);
  });

  test('API group does not matter if the resource is named', () => {
    expect(found('secrets.* get')).toEqual(['read-secrets: secrets.* get']);
    expect(found('nodes/proxy.* get')).toEqual(['kubelet-api-access: nodes/proxy.* get']);
    expect(found('widgets.* get')).toEqual(['wildcard-api-group: widgets.* get (low)']);
  });

  test('resource covers the same verbs on other resources', () => {
    expect(found('* get,list + secrets get')).toEqual(['wildcard-resource: * get,list']);
    expect(found('*.* get,list + secrets get')).toEqual(['wildcard-resource: *.* get,list']);
    expect(found('* get + secrets get,create')).toEqual(['wildcard-resource: * get', 'write-secrets: secrets create']);
    expect(found('*.apps * + deployments.apps create')).toEqual(['wildcard-resource: *.apps *']);
  });

  test('is as severe as the permissions it covers', () => {
    expect(found('*.example.com get,list,watch')).toEqual(['wildcard-resource: *.example.com get,list,watch (low)']);
    expect(found('*.example.com *')).toEqual(['wildcard-resource: *.example.com * (medium)']);
    expect(found('widgets.example.com *')).toEqual(['wildcard-verb: widgets.example.com * (medium)']);
    expect(found('configmaps *')).toEqual(['wildcard-verb: configmaps * (medium)']);
    expect(found('secrets *')).toEqual(['wildcard-verb: secrets *']);
    expect(found('*.metrics.k8s.io *')).toEqual(['wildcard-resource: *.metrics.k8s.io * (low)']);
    expect(found('events *')).toEqual(['wildcard-verb: events * (medium)']);
    expect(found('*.apps get')).toEqual(['wildcard-resource: *.apps get (medium)']);
    expect(found('*.apps create')).toEqual(['wildcard-resource: *.apps create']);
    expect(found('* get')).toEqual(['wildcard-resource: * get']);
  });

  test('is not reported if resources are the names of metrics', () => {
    expect(found('*.external.metrics.k8s.io * + *.custom.metrics.k8s.io get,list')).toEqual([]);
  });
});

describe('less powerful permissions are less severe', () => {
  const caps = (text: string): (string | undefined)[] =>
    sensitivePermissions(rulesOf(text)).map(({ atMost }) => atMost);
  const CERTIFICATES = 'certificates.k8s.io';

  test.each<[string, (string | undefined)[]]>([
    // The server rejects a binding without a write permission, and a write without bind.
    [`roles.${RBAC} bind`, ['medium']], [`roles.${RBAC} bind + rolebindings.${RBAC} create`, [undefined, undefined]],
    [`clusterroles.${RBAC} escalate`, ['medium']], [`clusterroles.${RBAC} escalate,patch`, [undefined, undefined]],
    ['nodes patch', ['medium']], ['nodes patch + pods delete', [undefined]], ['nodes patch + pods/eviction create', [undefined]],
    [`certificatesigningrequests/nodeclient.${CERTIFICATES} create`, ['medium']],
    [`certificatesigningrequests/nodeclient.${CERTIFICATES} create + certificatesigningrequests.${CERTIFICATES} create`, [undefined]],
    [`certificatesigningrequests/approval.${CERTIFICATES} update`, ['medium']],
    [`certificatesigningrequests/approval.${CERTIFICATES} update + signers.${CERTIFICATES} approve`, [undefined, undefined]],
    [`signers.${CERTIFICATES} approve named example.com/*`, ['low']], [`signers.${CERTIFICATES} approve named kubernetes.io/kube-apiserver-client`, [undefined]],
    [`signers.${CERTIFICATES} approve named kubernetes.io/kubelet-serving`, ['medium']], [`signers.${CERTIFICATES} sign named example.com/*,kubernetes.io/*`, [undefined]],
    ['endpoints patch named a', ['low']], ['endpoints patch', [undefined]],
    // Groups without a user are rejected.
    ['groups impersonate', ['low']], ['groups impersonate + users impersonate', [undefined, undefined]], ['userextras/scopes.authentication.k8s.io impersonate', ['low']],
    ['users impersonate named jane', ['high']], ['users impersonate named system:kube-controller-manager', [undefined]], ['serviceaccounts impersonate', [undefined]],
    ['users.authentication.k8s.io impersonate:user-info', ['low']],
    ['users.authentication.k8s.io impersonate:user-info + secrets impersonate-on:user-info:get', ['high', 'high']],
    ['users.authentication.k8s.io impersonate:user-info + secrets impersonate-on:serviceaccount:get', ['low', 'low']],
    ['serviceaccounts/token create named a', ['medium']], ['serviceaccounts/token create', [undefined]],
    ['services create', ['low']],
    ['securitycontextconstraints.security.openshift.io use named anyuid', ['medium']], ['securitycontextconstraints.security.openshift.io use named hostnetwork-v2', [undefined]],
    ['workflows.argoproj.io create', ['medium']], ['externalsecrets.external-secrets.io create', ['low']],
  ])('%s', (text, expected) => {
    expect(caps(text)).toEqual(expected);
  });

  test('unless other rules of the holder grant the rest', () => {
    const [{ worse }] = sensitivePermissions(rulesOf(`clusterroles.${RBAC} bind`));
    expect(worse?.atMost).toBeUndefined();
    expect(worse?.beside?.anyOf).toContainEqual({ apiGroup: RBAC, resource: 'rolebindings', verb: 'create' });
    expect(sensitivePermissions(rulesOf('groups impersonate named jane'))).toMatchObject([{ atMost: 'low', worse: { atMost: 'high' } }]);
  });
});

describe('in a namespace', () => {
  const keys = (text: string, namespace: string | undefined): string[] => sensitivePermissions(rulesOf(text), undefined, { within: { namespace } }).map(({ rule, key }) => `${rule}: ${key}`);

  test('ConfigMaps of kube-system matter only in kube-system', () => {
    expect(keys('configmaps update', 'kube-system')).toEqual(['modify-system-config-maps: configmaps update']);
    expect(keys('configmaps patch named aws-auth', 'kube-system')).toEqual(['modify-cluster-identity-mapping: configmaps patch named aws-auth']);
    for (const namespace of ['shop', undefined]) {
      expect(keys('configmaps update', namespace)).toEqual([]);
      expect(keys('configmaps patch named coredns', namespace)).toEqual([]);
    }
  });

  // Checked at cluster scope.
  test('users and groups cannot be impersonated, whatever the API group', () => {
    expect(keys('users.* impersonate + groups impersonate', 'shop')).toEqual([]);
    expect(keys('serviceaccounts.* impersonate', 'shop')).toEqual(['impersonate: serviceaccounts.* impersonate']);
  });
});

test('related permissions of the holder are part of the key', () => {
  expect(sensitivePermissions(rulesOf('nodes update,patch + pods delete')).map(({ key }) => key)).toEqual(['nodes update,patch with pods delete']);
  expect(sensitivePermissions(rulesOf('nodes update,patch')).map(({ key }) => key)).toEqual(['nodes update,patch']);
});
