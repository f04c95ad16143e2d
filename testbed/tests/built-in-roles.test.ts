import { readFileSync } from 'fs';
import { join } from 'path';
import { client } from './_cluster';
import { builtIn, BuiltInBinding, BuiltInRole } from '../../src/kubernetes/rbac/built-in-roles';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const BOOTSTRAPPING = 'kubernetes.io/bootstrapping';
const byName = (a: { kind: string; namespace?: string; name: string }, b: typeof a): number => key(a) < key(b) ? -1 : 1;
const key = ({ kind, namespace = '', name }: { kind: string; namespace?: string; name: string }): string => `${kind} ${namespace} ${name}`;

/** What the server made when it started, and nobody else. */
async function made(kind: string): Promise<any[]> {
  const { body } = await client.request('GET', `${RBAC}/${kind.toLowerCase()}s?labelSelector=${BOOTSTRAPPING}`);
  return body.items.map((item: any) => ({ ...item, kind }));
}

function asRole({ kind, metadata: { name, namespace, labels }, aggregationRule, rules }: any): BuiltInRole {
  const { [BOOTSTRAPPING]: _, ...others } = labels;
  return JSON.parse(JSON.stringify({
    kind,
    name,
    namespace,
    labels: Object.keys(others).length > 0 ? others : undefined,
    selectors: aggregationRule?.clusterRoleSelectors.map(({ matchLabels }: any) => matchLabels),
    // A controller fills in what is aggregated.
    rules: aggregationRule ? [] : rules ?? [],
  }));
}

function asBinding({ kind, metadata: { name, namespace }, roleRef, subjects }: any): BuiltInBinding {
  return JSON.parse(JSON.stringify({
    kind,
    name,
    namespace,
    roleKind: roleRef.kind,
    roleName: roleRef.name,
    subjects: (subjects ?? []).map((subject: any) => ({ kind: subject.kind, name: subject.name, namespace: subject.namespace })),
  }));
}

test('are those of the version that is built', () => {
  const [, version] = /\tk8s\.io\/kubernetes (\S+)/.exec(readFileSync(join(__dirname, '../go.mod'), 'utf8'))!;
  expect(readFileSync(join(__dirname, '../../src/kubernetes/rbac/built-in-roles-data.ts'), 'utf8')).toContain(`from Kubernetes ${version}.`);
});

test('are the roles that the server makes; else run testbed/built-in-roles/generate.sh', async () => {
  const server = [...await made('ClusterRole'), ...await made('Role')].map(asRole).sort(byName);
  expect(server.length).toBeGreaterThan(70);
  expect([...builtIn().roles].sort(byName)).toEqual(server);
});

test('are the bindings that the server makes; else run testbed/built-in-roles/generate.sh', async () => {
  const server = [...await made('ClusterRoleBinding'), ...await made('RoleBinding')].map(asBinding).sort(byName);
  expect(server.length).toBeGreaterThan(50);
  expect([...builtIn().bindings].sort(byName)).toEqual(server);
});
