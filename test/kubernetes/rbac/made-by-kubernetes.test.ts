import { KNOWN_MINORS } from '../../../src/kubernetes/kubernetes-version';
import { BuiltInBinding, builtIn, BuiltInRole } from '../../../src/kubernetes/rbac/built-in-roles';
import { MadeByKubernetes } from '../../../src/kubernetes/rbac/made-by-kubernetes';

const made = new MadeByKubernetes();
const GROUP = 'rbac.authorization.k8s.io';

/** As `kubectl get -o yaml` shows it. */
const dumped = ({ kind, name, namespace, labels }: BuiltInRole | (BuiltInBinding & { labels?: undefined }), rest: object): any => ({
  apiVersion: `${GROUP}/v1`,
  kind,
  metadata: {
    name,
    ...namespace === undefined ? {} : { namespace },
    annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' },
    labels: labels ?? { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
    creationTimestamp: '2030-01-01T00:00:00Z',
    resourceVersion: '188',
    uid: 'e425e5d3',
  },
  ...rest,
});

const role = (one: BuiltInRole): any => dumped(one, one.selectors
  ? { aggregationRule: { clusterRoleSelectors: one.selectors.map(matchLabels => ({ matchLabels })) }, rules: null }
  : { rules: one.rules });

const binding = (one: BuiltInBinding): any => dumped(one, {
  roleRef: { apiGroup: GROUP, kind: one.roleKind, name: one.roleName },
  subjects: one.subjects.map(subject => subject.kind === 'ServiceAccount' ? subject : { apiGroup: GROUP, ...subject }),
});

const find = (name: string): any => role(builtIn().roles.find(one => one.name === name)!);
const findBinding = (name: string): any => binding(builtIn().bindings.find(one => one.name === name)!);

test.each(KNOWN_MINORS)('the objects that the API server of 1.%i creates are recognized', minor => {
  const { roles, bindings } = builtIn(minor);
  expect([...roles.map(role), ...bindings.map(binding)].filter(object => !made.includes(object))).toEqual([]);
});

test('a controller fills in the rules of a role that aggregates', () => {
  expect(made.includes({ ...find('edit'), rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] }] })).toBe(true);
});

test('the order of rules, verbs and subjects does not matter', () => {
  const scheduler = find('system:kube-scheduler');
  const reversed = scheduler.rules.map((rule: any) => ({ ...rule, verbs: [...rule.verbs].reverse() })).reverse();
  expect(made.includes({ ...scheduler, rules: reversed })).toBe(true);
  const viewer = findBinding('system:public-info-viewer');
  expect(viewer.subjects.length).toBe(2);
  expect(made.includes({ ...viewer, subjects: [...viewer.subjects].reverse() })).toBe(true);
});

describe('a change is recognized', () => {
  const CHANGED: readonly (readonly [string, any])[] = [
    ['another rule', { ...find('system:discovery'), rules: [...find('system:discovery').rules, { apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] }],
    ['a rule without its names', { ...find('system:kube-controller-manager'), rules: find('system:kube-controller-manager').rules.map(({ resourceNames, ...rest }: any) => rest) }],
    ['rules that aggregate', { ...find('system:discovery'), aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] } }],
    ['another selector', { ...find('view'), aggregationRule: { clusterRoleSelectors: [...find('view').aggregationRule.clusterRoleSelectors, { matchLabels: { a: 'b' } }] } }],
    ['no selectors', { ...find('view'), aggregationRule: undefined, rules: [] }],
    ['a label that adds its rules to a built-in role', { ...find('cluster-admin'), metadata: { name: 'cluster-admin', labels: { [`${GROUP}/aggregate-to-view`]: 'true' } } }],
    ['another role', { ...findBinding('system:basic-user'), roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: 'cluster-admin' } }],
    ['another subject', { ...findBinding('cluster-admin'), subjects: [...findBinding('cluster-admin').subjects, { kind: 'ServiceAccount', name: 'app', namespace: 'shop' }] }],
    ['a subject of another namespace', { ...findBinding('system:kube-dns'), subjects: [{ kind: 'ServiceAccount', name: 'kube-dns', namespace: 'shop' }] }],
    ['another name', { ...find('cluster-admin'), metadata: { name: 'super' } }],
    ['another namespace', { ...find('system:controller:token-cleaner'), metadata: { name: 'system:controller:token-cleaner', namespace: 'shop' } }],
  ];

  test.each(CHANGED)('%s', (_, object) => { expect(made.includes(object)).toBe(false); });
});
