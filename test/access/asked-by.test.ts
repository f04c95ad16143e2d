import { binding, modelOf } from './_world';
import { askedBy } from '../../src/access/asked-by';

const model = modelOf([
  '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: web, namespace: shop } }',
  '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: nowhere } }',
  binding('b', 'ClusterRole view', '[{ kind: User, name: alice }]'),
]);

test.each(['shop/web', 'system:serviceaccount:shop:web'])('%s is a ServiceAccount in its groups', as => {
  expect(askedBy(as, [], model)).toEqual({
    requester: { namespace: 'shop', name: 'web' },
    text: 'ServiceAccount shop/web',
    kind: 'ServiceAccount',
    namespace: 'shop',
    name: 'web',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:shop', 'system:authenticated'],
    notes: [],
  });
});

test.each([
  ['alice', [], ['system:authenticated']],
  ['alice', ['dev'], ['dev', 'system:authenticated']],
  ['alice', ['system:authenticated'], ['system:authenticated']],
  ['alice', ['system:unauthenticated'], ['system:unauthenticated']],
  ['oidc:alice@example.com', ['oidc:dev', 'oidc:dev'], ['oidc:dev', 'system:authenticated']],
  ['system:anonymous', [], ['system:unauthenticated']],
  // Like kubectl, given groups replace those of the account.
  ['shop/web', ['dev'], ['dev', 'system:authenticated']],
])('%s with the groups %j is in %j', (as, given, groups) => {
  expect(askedBy(as, given, model)).toMatchObject({ groups, requester: { groups } });
});

test.each([
  ['system:masters', [], 'has the name of a group'],
  ['system:serviceaccount:web', [], 'starts like the user name of a ServiceAccount but is not one: that is system:serviceaccount:<namespace>:<name>'],
  ['serviceaccount:shop:web', [], 'looks like a ServiceAccount'],
  ['', [], 'the user has no name'],
  ['alice', ['system:serviceaccount:shop:web'], "group 'system:serviceaccount:shop:web' has the name of a user"],
  ['*', [], 'has a wildcard'],
])('%s with the groups %j is rejected', (as, groups, problem) => {
  expect(askedBy(as, groups, model)).toEqual({ problem: expect.stringContaining(problem) });
});

test.each([
  ['shop/wbe', 'ServiceAccount shop/wbe is not in the input; did you mean shop/web?'],
  ['shop/nowhere', 'ServiceAccount nowhere of the input has no namespace, so it may be this one or another'],
  ['web', 'web is taken as a user; the ServiceAccount is shop/web'],
  ['alice', 'manifests do not show the groups of a user'],
])('%s gets a note', (as, note) => {
  expect(askedBy(as, [], model)).toMatchObject({ notes: [expect.stringContaining(note)] });
});

test.each(['shop/default', 'kube-system/deployment-controller', 'system:kube-scheduler'])('%s exists in every cluster', as => {
  expect(askedBy(as, [], model)).toMatchObject({ notes: [] });
});
