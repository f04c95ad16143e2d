import { accessQuestion, WrittenQuestion } from '../../src/access/access-question';
import { AppModel } from '../../src/model/app-model';

const home = { namespace: 'shop', whose: 'the namespace of the ServiceAccount' };
const ask = (question: WrittenQuestion) => accessQuestion(question, home, new AppModel([]));

test.each<[WrittenQuestion, object, string]>([
  [{ verb: 'get', resource: 'pods' }, { verb: 'get', apiGroup: '', resource: 'pods', namespace: 'shop' }, 'get pods in namespace shop'],
  [{ verb: 'get', resource: 'pods', namespace: 'bank' }, { verb: 'get', apiGroup: '', resource: 'pods', namespace: 'bank' }, 'get pods in namespace bank'],
  [{ verb: 'list', resource: 'pods', allNamespaces: true }, { verb: 'list', apiGroup: '', resource: 'pods' }, 'list pods in all namespaces'],
  [{ verb: 'get', resource: 'po/web', subresource: 'log' }, { verb: 'get', apiGroup: '', resource: 'pods/log', name: 'web', namespace: 'shop' }, 'get pods/log named web in namespace shop'],
  [{ verb: 'patch', resource: 'deploy/web' }, { verb: 'patch', apiGroup: 'apps', resource: 'deployments', name: 'web', namespace: 'shop' }, 'patch deployments.apps named web in namespace shop'],
  [{ verb: 'get', resource: '/metrics' }, { verb: 'get', path: '/metrics' }, 'get /metrics'],
  [{ verb: 'get', resource: 'nodes' }, { verb: 'get', apiGroup: '', resource: 'nodes' }, 'get nodes (cluster-scoped)'],
  [{ verb: 'get', resource: 'nodes', namespace: 'bank' }, { verb: 'get', apiGroup: '', resource: 'nodes' }, 'get nodes (cluster-scoped)'],
  // The API server takes the name of a Namespace as the namespace of the request.
  [{ verb: 'patch', resource: 'ns/bank' }, { verb: 'patch', apiGroup: '', resource: 'namespaces', name: 'bank', namespace: 'bank' }, 'patch namespaces named bank (cluster-scoped)'],
  [{ verb: 'list', resource: 'ns' }, { verb: 'list', apiGroup: '', resource: 'namespaces' }, 'list namespaces (cluster-scoped)'],
  // A request to bind a ClusterRole in a namespace has that namespace.
  [{ verb: 'bind', resource: 'clusterroles/view', namespace: 'bank' }, { verb: 'bind', apiGroup: 'rbac.authorization.k8s.io', resource: 'clusterroles', name: 'view', namespace: 'bank' },
    'bind clusterroles.rbac.authorization.k8s.io named view in namespace bank'],
])('%j', (question, request, text) => {
  expect(ask(question)).toMatchObject({ request, text });
});

test.each<[WrittenQuestion, string]>([
  [{ verb: 'get', resource: 'pods' }, 'no namespace given: using shop, the namespace of the ServiceAccount'],
  [{ verb: 'get', resource: 'nodes', namespace: 'bank' }, 'nodes belong to no namespace: bank does not count'],
  [{ verb: 'get', resource: 'pods/log', namespace: 'bank' }, 'pods/log is the object named log; for the subresource write --subresource log'],
  [{ verb: 'gett', resource: 'pods', namespace: 'bank' }, 'gett is not a verb that the API server asks for; did you mean get?'],
  [{ verb: 'list', resource: '/metrics' }, 'list is not a verb that the API server asks for'],
])('%j has a note', (question, note) => {
  expect(ask(question)).toMatchObject({ notes: [expect.stringContaining(note)] });
});

test.each<[WrittenQuestion, string]>([
  [{ verb: '', resource: 'pods' }, 'the verb is empty'],
  [{ verb: 'get', resource: '' }, 'the resource is empty'],
  [{ verb: 'get', resource: 'pods/' }, "'pods/' names no object"],
  [{ verb: 'get', resource: '/metrics', subresource: 'log' }, 'has no subresource'],
  [{ verb: 'get', resource: 'pods', namespace: 'a', allNamespaces: true }, 'not both'],
  [{ verb: 'get', resource: 'podz' }, 'did you mean pods?'],
  [{ verb: 'get,list', resource: 'pods' }, "'get,list' is a list"],
  [{ verb: 'get', resource: 'pods,services/web' }, "'pods,services' is a list"],
])('%j is rejected', (question, problem) => {
  expect(ask(question)).toEqual({ problem: expect.stringContaining(problem) });
});

test('a subresource with a group is written as in kubectl', () => {
  expect(ask({ verb: 'update', resource: 'deploy/web', subresource: 'scale' })).toMatchObject({
    request: { apiGroup: 'apps', resource: 'deployments/scale', name: 'web' }, text: 'update deployments.apps/scale named web in namespace shop',
  });
});
