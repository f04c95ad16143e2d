import { client, pathOf } from './_cluster';
import { ACCEPTED_SELECTORS, REFUSED_SELECTORS } from '../../test/model/_selectors';

/** The objects with label selectors, which the server names if it refuses one. */
const KINDS: [string, (selector: unknown) => any][] = [
  ['NetworkPolicy', podSelector => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'a' }, spec: { podSelector } })],
  ['ClusterRole', selector => ({
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a' }, aggregationRule: { clusterRoleSelectors: [selector] },
  })],
];

describe.each(KINDS)('%s', (_, object) => {
  const statusOf = async (selector: unknown) => {
    const body = object(selector);
    const { status, body: { message } } = await client.request('POST', `${await pathOf(body)}?dryRun=All&fieldValidation=Strict`, { body });
    return { status, message };
  };

  test.each([...ACCEPTED_SELECTORS, null, { matchLabels: { a: null } }])('the server accepts %j', async selector => {
    expect(await statusOf(selector)).toMatchObject({ status: 201 });
  });

  test.each(REFUSED_SELECTORS)('the server refuses %j', async selector => {
    expect([400, 422]).toContain((await statusOf(selector)).status);
  });
});

test('a label that is null is empty', async () => {
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { app: null } } };
  const created = await client.request('POST', `${await pathOf(body)}?dryRun=All`, { body });
  expect(created.body.metadata.labels).toEqual({ app: '' });
});
