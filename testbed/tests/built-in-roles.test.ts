import { client, serverMinor } from './_cluster';
import { builtIn, BuiltInBinding, BuiltInRole } from '../../src/kubernetes/rbac/built-in-roles';
import { MadeByKubernetes } from '../../src/kubernetes/rbac/made-by-kubernetes';
import { asBinding, asRole, keyOf } from '../kubernetes/built-in-roles';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** The objects that the server created at start. */
async function made<T extends BuiltInRole | BuiltInBinding>(as: (item: any) => T, ...kinds: readonly string[]): Promise<T[]> {
  const found: T[] = [];
  for (const kind of kinds) {
    const { body } = await client.request('GET', `${RBAC}/${kind.toLowerCase()}s?labelSelector=kubernetes.io/bootstrapping`);
    found.push(...body.items.map((item: any) => as({ ...item, kind })));
  }
  return sorted(found);
}

function sorted<T extends BuiltInRole | BuiltInBinding>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1);
}

/** Without the range of minors, which the server cannot confirm. */
function atMinor<T extends object>(all: readonly T[]): T[] {
  return all.map(one => {
    const { since, until, ...rest } = one as T & { since?: number; until?: number };
    return rest as T;
  });
}

test('are the roles of the server; if not, run testbed/kubernetes/write-built-in-roles.ts', async () => {
  const server = await made(asRole, 'ClusterRole', 'Role');
  expect(server.length).toBeGreaterThan(70);
  expect(sorted(atMinor(builtIn(serverMinor).roles))).toEqual(server);
});

test('are the bindings of the server; if not, run testbed/kubernetes/write-built-in-roles.ts', async () => {
  const server = await made(asBinding, 'ClusterRoleBinding', 'RoleBinding');
  expect(server.length).toBeGreaterThan(50);
  expect(sorted(atMinor(builtIn(serverMinor).bindings))).toEqual(server);
});

test('no object that the server created is a finding', async () => {
  const recognized = new MadeByKubernetes();
  for (const kind of ['ClusterRole', 'Role', 'ClusterRoleBinding', 'RoleBinding']) {
    const { body } = await client.request('GET', `${RBAC}/${kind.toLowerCase()}s`);
    const others = body.items.map((item: any) => ({ ...item, kind })).filter((item: any) => !recognized.includes(item));
    expect(others.map(({ metadata: { name } }: any) => `${kind} ${name}`)).toEqual([]);
  }
});
