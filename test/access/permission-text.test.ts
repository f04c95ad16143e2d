import { sentenceText, permissionText, scopeWords, sentencesOf } from '../../src/access/permission-text';

const EVERYWHERE = { clusterWide: true };
const IN_SHOP = { clusterWide: false, namespace: 'shop' };

const on = (resource: string, verbs: string, apiGroup = '', names?: readonly string[]) => ({ apiGroup, resource, verbs: verbs.split(','), ...names === undefined ? {} : { names } });

test.each([
  [on('secrets', 'get,list,watch'), IN_SHOP, 'reads Secrets in shop'],
  [on('pods', 'create'), EVERYWHERE, 'creates Pods everywhere'],
  [on('configmaps', 'get', '', ['payments-config']), { clusterWide: false, namespace: 'production' }, 'gets ConfigMap payments-config in production'],
  [on('configmaps', 'get,patch', '', ['a', 'b']), IN_SHOP, 'gets and patches ConfigMaps a,b in shop'],
  [on('ingresses', 'get,list', 'networking.k8s.io'), EVERYWHERE, 'gets and lists Ingresses everywhere'],
  [on('networkpolicies', 'get,list,watch,create,update,patch,delete,deletecollection', 'networking.k8s.io'), EVERYWHERE, 'reads, writes and deletes collections of NetworkPolicies everywhere'],
  [on('endpoints', 'watch'), EVERYWHERE, 'watches Endpoints everywhere'],
  [on('alertmanagers', '*', 'monitoring.coreos.com'), EVERYWHERE, 'uses every verb on alertmanagers.monitoring.coreos.com everywhere'],
  [on('*', '*', '*'), EVERYWHERE, 'does everything everywhere'],
  [on('*', 'get,list,watch', '*'), EVERYWHERE, 'reads every resource everywhere'],
  [on('*', 'get', ''), IN_SHOP, 'gets every core resource in shop'],
  [on('*', 'get', 'apps'), IN_SHOP, 'gets every resource of apps in shop'],
  [on('*/scale', 'update', 'apps'), IN_SHOP, 'updates scale of every resource of apps in shop'],
  [on('deployments', 'get', 'extensions'), IN_SHOP, 'gets deployments.extensions in shop'],
  [on('pods', 'get', '*'), IN_SHOP, 'gets pods of every API group in shop'],
  [on('pods/exec', 'create'), IN_SHOP, 'runs commands in Pods in shop'],
  // It runs commands only up to Kubernetes 1.34.
  [on('pods/exec', 'get'), IN_SHOP, 'gets pods/exec in shop'],
  [on('pods/exec', 'create,patch'), IN_SHOP, 'creates and patches pods/exec in shop'],
  [on('serviceaccounts/token', 'create', '', ['web']), IN_SHOP, 'creates tokens of ServiceAccount web in shop'],
  [on('signers', 'approve', 'certificates.k8s.io', ['example.com/*']), EVERYWHERE, 'approves signers.certificates.k8s.io example.com/* everywhere'],
  [on('things', 'get,explode', 'example.com'), IN_SHOP, 'gets and uses the verb explode on things.example.com in shop'],
  [on('pods', 'get', '', ['']), IN_SHOP, 'gets Pod "" in shop'],
  [{ apiGroup: '', url: '/metrics', verbs: ['get'] }, EVERYWHERE, 'gets /metrics everywhere'],
  [{ apiGroup: '', url: '*', verbs: ['*'] }, EVERYWHERE, 'uses every verb on every path of the API server everywhere'],
])('%j in %j: %s', (permission, scope, text) => {
  expect(permissionText(permission, scope)).toBe(text);
});

test('an unknown namespace is named as such', () => {
  expect(scopeWords({ clusterWide: false })).toBe('in an unknown namespace');
});

test('permissions with the same verbs share a sentence, except for named objects and sensitive ones', () => {
  const sentences = sentencesOf([
    on('pods', 'list,watch'), on('nodes', 'list,watch'), { ...on('secrets', 'list,watch'), sensitive: 'read-secrets' }, on('configmaps', 'list,watch', '', ['a']),
    on('pods/log', 'get'), on('services', 'get'), on('deployments', 'list,watch', 'apps'), { apiGroup: '', url: '/metrics', verbs: ['list', 'watch'] },
  ]);
  expect(sentences.map(group => sentenceText(group))).toEqual([
    'lists and watches Pods, Nodes and Deployments', 'lists and watches Secrets', 'lists and watches ConfigMap a', 'reads logs of Pods', 'gets Services', 'lists and watches /metrics',
  ]);
});
