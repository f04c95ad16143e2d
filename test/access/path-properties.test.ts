import { buildEscalationGraph } from '../../src/access/build-escalation-graph';
import { Edge } from '../../src/access/escalation-graph';
import { EscalationPath, PathGrant } from '../../src/access/escalation-path';
import { escalationPaths } from '../../src/access/escalation-paths';
import { NearestTargets } from '../../src/access/nearest-targets';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { AppModel } from '../../src/model/app-model';
import { RULES } from '../../src/rules/registry';
import { objectOf } from '../_objects';
import { Random } from '../_random';

const WORLDS = Array.from({ length: 40 }, (_, index) => index + 1);
const NAMESPACES = ['shop', 'ops', 'kube-system'];
const ACCOUNTS = ['web', 'ci', 'admin', 'reader'];
const RBAC = 'rbac.authorization.k8s.io';
const RULE_CHOICES: readonly (readonly [group: string, resource: string, verbs: readonly string[], names?: readonly string[]])[] = [
  ['', 'secrets', ['get']], ['', 'secrets', ['create']], ['', 'secrets', ['create', 'patch'], ['mine']], ['', 'secrets', ['get'], ['token-web']],
  ['', 'pods', ['create']], ['', 'pods/exec', ['create']], ['', 'pods/exec', ['get']], ['', 'serviceaccounts/token', ['create'], ['admin']],
  ['', 'serviceaccounts', ['impersonate']], ['', 'users', ['impersonate'], ['alice']], ['', 'groups', ['impersonate']], ['', 'nodes/proxy', ['get']],
  [RBAC, 'rolebindings', ['create']], [RBAC, 'clusterroles', ['bind'], ['view']], [RBAC, 'clusterroles', ['bind'], ['edit']], [RBAC, 'roles', ['*']],
  [RBAC, 'clusterroles', ['escalate'], ['r0']], [RBAC, 'clusterroles', ['update']], ['', 'namespaces', ['patch']], ['', 'persistentvolumes', ['create']],
  ['argoproj.io', 'workflows', ['create']], ['', 'configmaps', ['get']], ['*', '*', ['*']],
];

const ROLE_RULES = RULES.flatMap(rule => rule.subject === 'role' ? [rule] : []);

interface World {
  readonly app: readonly ManifestObject[];
  readonly context: readonly ManifestObject[];
}

function worldOf(seed: number): World {
  const random = new Random(seed);
  const namespace = (): string => random.oneOf(NAMESPACES);
  const manifests: object[] = [];
  for (const name of NAMESPACES) {
    const labels = { 'pod-security.kubernetes.io/enforce': random.oneOf(['baseline', 'privileged']) };
    manifests.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  }
  for (let index = 0; index < 6; index++) {
    manifests.push({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: random.oneOf(ACCOUNTS), namespace: namespace() } });
    const account = random.oneOf(ACCOUNTS);
    const securityContext = { privileged: random.below(6) === 0 };
    const [kind, home] = [random.oneOf(['Deployment', 'DaemonSet']), namespace()];
    manifests.push({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: `w${index}`, namespace: home },
      spec: { template: { spec: { serviceAccountName: account, containers: [{ name: 'app', image: 'a', securityContext }] } } },
    });
    const isCluster = random.below(3) === 0;
    const [roleKind, role] = [isCluster || random.below(2) === 0 ? 'ClusterRole' : 'Role', `r${index}`];
    const where = namespace();
    const rules = Array.from({ length: 2 }, () => random.oneOf(RULE_CHOICES.slice(0, random.below(4) === 0 ? undefined : -1)))
      .map(([apiGroup, resource, verbs, resourceNames = []]) => ({ apiGroups: [apiGroup], resources: [resource], resourceNames, verbs }));
    manifests.push({ apiVersion: `${RBAC}/v1`, kind: roleKind, metadata: { name: role, ...roleKind === 'Role' ? { namespace: where } : {} }, rules });
    const subject = random.below(5) === 0 ? { kind: 'Group', name: random.oneOf(['system:serviceaccounts:shop', 'system:authenticated']) }
      : random.below(6) === 0 ? { kind: 'User', name: 'alice' } : { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS), namespace: namespace() };
    manifests.push({
      apiVersion: `${RBAC}/v1`,
      kind: isCluster ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name: role, ...isCluster ? {} : { namespace: where } },
      roleRef: { apiGroup: RBAC, kind: roleKind, name: role },
      subjects: [subject],
    });
  }
  if (random.below(2) === 0) {
    manifests.push({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: { name: 'token-web', namespace: 'shop', annotations: { 'kubernetes.io/service-account.name': 'web' } },
    });
  }
  const read = manifests.map(objectOf);
  return { app: read.filter((_, index) => index % 5 !== 0), context: read.filter((_, index) => index % 5 === 0) };
}

/** For each node, the fewest unsure edges and then steps to a target: relaxes all edges until nothing changes. */
function bruteForce(edges: readonly Edge[], size: number, target: number): (readonly [number, number] | undefined)[] {
  const best: (readonly [number, number] | undefined)[] = new Array(size);
  best[target] = [0, 0];
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to, info, unsure } of edges) {
      const known = best[to];
      if (!known) { continue; }
      const cost = [known[0] + (unsure ? 1 : 0), known[1] + (info && !info.isPart ? 1 : 0)] as const;
      const before = best[from];
      if (!before || cost[0] < before[0] || (cost[0] === before[0] && cost[1] < before[1])) { best[from] = cost; changed = true; }
    }
  }
  return best;
}

test.each(WORLDS)('in world %i the search from a target matches brute force', seed => {
  const { app, context } = worldOf(seed);
  const { graph } = buildEscalationGraph(new AppModel(app, { context }));
  for (const target of [graph.single('cluster-admin'), graph.single('node'), graph.classNode('secrets', { namespace: 'shop' })]) {
    const nearest = new NearestTargets(graph, [target]);
    const expected = bruteForce(graph.edges, graph.size, target);
    for (let node = 0; node < graph.size; node++) {
      const [way] = nearest.from(node);
      const cost = way && [way.edges.filter(({ unsure }) => unsure).length, way.edges.filter(({ info }) => info && !info.isPart).length];
      expect(cost).toEqual(expected[node]);
    }
  }
});

test.each(WORLDS)('in world %i each step has its texts, grants and certainty', seed => {
  const { app, context } = worldOf(seed);
  for (const { steps } of escalationPaths(new AppModel(app, { context })).paths) {
    for (const { how, to, grants, dependsOn, certainty } of steps) {
      expect(how).not.toBe('');
      expect(to.text).not.toBe('');
      expect(certainty).toBe(dependsOn === undefined ? 'yes' : 'unknown');
      for (const { permission } of grants) { expect(permission).not.toBe(''); }
    }
  }
});

function keyOf({ from, target }: EscalationPath): string {
  return `${from.text} -> ${target.text}`;
}

function isBinding({ kind, name, namespace }: ManifestObject, { bindingKind, bindingName, bindingNamespace }: PathGrant): boolean {
  return kind === bindingKind && name === bindingName && (bindingNamespace === undefined || namespace === bindingNamespace);
}

test.each(WORLDS)('in world %i removing one of its grants removes or changes a path', seed => {
  const { app, context } = worldOf(seed);
  const { paths } = escalationPaths(new AppModel(app, { context }));
  for (const path of paths) {
    for (const grant of path.steps.flatMap(({ grants }) => grants).filter(({ bindingKind }) => bindingKind !== undefined)) {
      const without = (all: readonly ManifestObject[]): ManifestObject[] => all.filter(object => !isBinding(object, grant));
      const rest = escalationPaths(new AppModel(without(app), { context: without(context) })).paths;
      const used = rest.filter(other => keyOf(other) === keyOf(path)).flatMap(({ steps }) => steps.flatMap(({ grants }) => grants));
      expect(used.filter(other => isSameBinding(other, grant))).toEqual([]);
    }
  }
});

function isSameBinding(a: PathGrant, b: PathGrant): boolean {
  return a.bindingName === b.bindingName && a.bindingKind === b.bindingKind && a.bindingNamespace === b.bindingNamespace;
}

test.each(WORLDS)('in world %i context never removes a certain path', seed => {
  const { app, context } = worldOf(seed);
  const certain = (model: AppModel, to: string): Set<string> => new Set(escalationPaths(model, { to, certainOnly: true }).paths.map(keyOf));
  for (const to of ['cluster-admin', 'node', 'secrets:kube-system']) {
    const [before, after] = [certain(new AppModel(app), to), certain(new AppModel(app, { context }), to)];
    // Accounts that workloads of the context use are no longer starts, but containers still are.
    expect([...before].filter(key => key.startsWith('container') && !after.has(key))).toEqual([]);
  }
});

test('the findings of grants match those of their roles', () => {
  let compared = 0;
  for (const seed of WORLDS) {
    const { app, context } = worldOf(seed);
    const model = new AppModel(app, { context });
    const found = new Set(model.roles.filter(({ object }) => model.isChecked(object!)).flatMap(role => ROLE_RULES.flatMap(rule =>
      [...rule.check(role as Parameters<typeof rule.check>[0], model)].map(({ key }) => `${role.kind} ${role.name} ${rule.id} ${key}`))));
    for (const { roleKind, roleName, findings } of escalationPaths(model).paths.flatMap(({ steps }) => steps.flatMap(({ grants }) => grants))) {
      for (const { rule, key } of findings) { expect(found).toContain(`${roleKind} ${roleName} ${rule} ${key}`); }
      compared += findings.length;
    }
  }
  expect(compared).toBeGreaterThan(WORLDS.length);
});
