import { client, resourcesOf } from './_cluster';
import { verbsOf } from '../../src/kubernetes/rbac/served-resources';
import { CLUSTER_SCOPED_RESOURCES } from '../../src/kubernetes/rbac/served-resources-data';

test('every verb of every resource of the server is known', async () => {
  const { body } = await client.request('GET', '/apis');
  const versions: string[] = ['v1', ...body.groups.flatMap((group: any) => group.versions.map(({ groupVersion }: any) => groupVersion))];
  const unknown: string[] = [];
  const misplaced: string[] = [];
  for (const version of versions) {
    const group = version.includes('/') ? version.split('/')[0] : '';
    for (const { name, verbs, namespaced } of await resourcesOf(version)) {
      for (const verb of verbs) {
        if (!verbsOf(group, name)?.has(verb)) { unknown.push(`${name}.${group} ${verb}`); }
      }
      if (!name.includes('/') && (CLUSTER_SCOPED_RESOURCES[group] ?? []).includes(name) === namespaced) { misplaced.push(`${name}.${group}`); }
    }
  }
  expect(versions.length).toBeGreaterThan(15);
  expect(unknown).toEqual([]);
  expect(misplaced).toEqual([]);
});
