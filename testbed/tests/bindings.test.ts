import { client } from './_cluster';
import { USEFUL_SUBJECTS, USELESS_SUBJECTS } from '../../test/kubernetes/rbac/_subjects';

const BINDINGS = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings?dryRun=All';

async function bind(subject: object): Promise<number> {
  const { status } = await client.request('POST', BINDINGS, {
    body: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'subject' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [subject],
    },
  });
  return status;
}

test.each(USELESS_SUBJECTS)('a binding to $title is refused: $refused', async ({ subject, refused }) => {
  expect(await bind(subject)).toBe(refused ? 422 : 201);
});

test.each(USEFUL_SUBJECTS)('a binding to %j is accepted', async subject => {
  expect(await bind(subject)).toBe(201);
});
