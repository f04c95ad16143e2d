import { Attacker, createNamespaces, freshName } from './_attacker';
import { apply, client, createNamespace, hasControllers, kubernetesVersion, until, useCluster } from './_cluster';
import { manifestObject } from './_manifest-object';
import { becomesAdministrator, certificateFor, mayDoEverything, mountsNodeVolume, prepareEdges, reads, stopEdges, tokenOf } from './edge-attempts';
import { prepare, stop } from './escalations';
import { EscalationPath, PathStep } from '../../src/access/escalation-path';
import { escalationPaths } from '../../src/access/escalation-paths';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { AppModel } from '../../src/model/app-model';
import { RequestOptions } from '../client';

useCluster({ nodes: true });
beforeAll(async () => {
  await createNamespaces();
  await prepare();
  await prepareEdges();
});
afterAll(async () => {
  await stop();
  await stopEdges();
});

const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const ENFORCE = 'pod-security.kubernetes.io/enforce';

const rule = (verbs: string, resource: string, apiGroup = '', ...resourceNames: string[]): PolicyRule =>
  ({ apiGroups: [apiGroup], resources: [resource], verbs: verbs.split(','), ...resourceNames.length === 0 ? {} : { resourceNames } });

/** Manifests, and the target that the account `attacker` reaches. */
interface Scenario {
  readonly title: string;
  readonly to: 'cluster-admin' | 'node';
  /** Its permissions in its namespace. */
  readonly role?: readonly PolicyRule[];
  /** Its permissions in the cluster. */
  readonly cluster?: readonly PolicyRule[];
  /** The namespace of its Role, if not its own. */
  readonly roleIn?: string;
  /** Whether an account `admin` of its namespace is bound to cluster-admin. */
  readonly admin?: true;
  /** The steps of the path. */
  readonly edges: readonly string[];
  /** The scenario without a required part. */
  readonly without: Partial<Pick<Scenario, 'role' | 'cluster' | 'admin' | 'roleIn'>>;
}

const CREATE_PODS = rule('create', 'pods');
const NODE_CERTIFICATE = rule('create,get', 'certificatesigningrequests', CERTIFICATES);
const SCENARIOS: readonly Scenario[] = [
  {
    title: 'its own pod, with an account that is cluster-admin',
    to: 'cluster-admin',
    role: [CREATE_PODS],
    admin: true,
    edges: ['create-workloads', 'pod-as-any-account', 'part', 'grants-everything'],
    without: { role: [rule('get,list,watch,delete', 'pods')] },
  },
  {
    title: 'a token Secret that it creates and reads',
    to: 'cluster-admin',
    role: [rule('create,get', 'secrets')],
    admin: true,
    edges: ['write-secrets', 'written-token-secret', 'part', 'grants-everything'],
    without: { role: [rule('create', 'secrets')] },
  },
  {
    title: 'a token Secret that it applies by name',
    to: 'cluster-admin',
    role: [rule('create,patch', 'secrets', '', 'mine')],
    admin: true,
    edges: ['apply-token-secret', 'written-token-secret', 'part', 'grants-everything'],
    without: { role: [rule('create', 'secrets', '', 'mine')] },
  },
  {
    title: 'a binding of cluster-admin',
    to: 'cluster-admin',
    cluster: [rule('create', 'clusterrolebindings', RBAC), rule('bind', 'clusterroles', RBAC, 'cluster-admin')],
    edges: ['bind-roles'],
    without: { cluster: [rule('create', 'clusterrolebindings', RBAC), rule('bind', 'clusterroles', RBAC, 'view')] },
  },
  {
    title: 'a token of a controller of kube-system',
    to: 'cluster-admin',
    role: [rule('create', 'serviceaccounts/token')],
    roleIn: 'kube-system',
    edges: ['create-service-account-tokens', 'system-account'],
    without: { roleIn: undefined },
  },
  {
    title: 'a label of its namespace and a privileged pod',
    to: 'node',
    role: [rule('patch', 'namespaces'), CREATE_PODS],
    edges: ['modify-namespaces'],
    without: { role: [CREATE_PODS] },
  },
  {
    title: 'a PersistentVolume past Pod Security "restricted"',
    to: 'node',
    role: [CREATE_PODS],
    cluster: [rule('create', 'persistentvolumes')],
    edges: ['create-persistent-volumes'],
    without: { cluster: [rule('get', 'persistentvolumes')] },
  },
  {
    title: 'a certificate of a node',
    to: 'node',
    cluster: [NODE_CERTIFICATE, rule('create', 'certificatesigningrequests/nodeclient', CERTIFICATES)],
    edges: ['create-node-certificates'],
    without: { cluster: [NODE_CERTIFICATE, rule('create', 'certificatesigningrequests/selfnodeclient', CERTIFICATES)] },
  },
];

function manifestsOf({ role, cluster, roleIn, admin }: Scenario, namespace: string): any[] {
  const account = (name: string): any => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } });
  const bound = (kind: string, name: string, roleName: string, subject: string, where?: string): any => ({
    apiVersion: `${RBAC}/v1`,
    kind: `${kind}Binding`,
    metadata: { name, ...where === undefined ? {} : { namespace: where } },
    roleRef: { apiGroup: RBAC, kind, name: roleName },
    subjects: [{ kind: 'ServiceAccount', name: subject, namespace }],
  });
  const [name, adminName] = [`${namespace}-attacker`, `${namespace}-admin`];
  const place = roleIn ?? namespace;
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { [ENFORCE]: 'restricted' } } },
    account('attacker'),
    ...role ? [{ apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name, namespace: place }, rules: role }, bound('Role', name, name, 'attacker', place)] : [],
    ...cluster ? [{ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, rules: cluster }, bound('ClusterRole', name, name, 'attacker')] : [],
    ...admin ? [account('admin'), bound('ClusterRole', adminName, 'cluster-admin', 'admin')] : [],
  ];
}

function pathsOf(manifests: readonly any[], namespace: string, to: string): readonly EscalationPath[] {
  const model = new AppModel(manifests.map(manifestObject), { complete: true, kubernetesVersion });
  return escalationPaths(model, { from: `account:${namespace}/attacker`, to }).paths;
}

/** The state of a walk along a path. */
interface State {
  /** The account of the current requests. */
  readonly attacker: Attacker;
  /** The account at the start of the walk, regardless of tokens it gets. */
  readonly self: Attacker;
  readonly namespace: string;
  /** The next account on the path. */
  readonly next: string | undefined;
  readonly pod?: any;
}

/** One step, which returns the state for the next; `undefined` if the server refuses it. */
const STEPS: { readonly [edge: string]: (state: State, step: PathStep) => Promise<State | undefined> } = {
  'create-workloads': async state => {
    const spec = {
      serviceAccountName: state.next,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'app', image: 'x', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    };
    const path = `/api/v1/namespaces/${state.namespace}/pods`;
    const { status, body } = await state.attacker.request('POST', path, { body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: freshName('own') }, spec } });
    return status === 201 ? { ...state, pod: body } : undefined;
  },
  // The token that the kubelet mounts into the pod.
  'pod-as-any-account': async state => {
    const { name, uid } = state.pod.metadata;
    return withToken(state, await tokenOf({}, state.namespace, state.pod.spec.serviceAccountName, { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid } }));
  },
  'write-secrets': state => writesToken(state, freshName('written'), name => state.attacker.request('POST', secretsOf(state), { body: tokenSecret(state, name) }), 'GET'),
  'apply-token-secret': state => writesToken(state, 'mine', name => state.attacker.request('PATCH', `${secretsOf(state)}/${name}?fieldManager=attacker`, {
    body: tokenSecret(state, name), contentType: 'application/apply-patch+yaml',
  }), 'PATCH'),
  'written-token-secret': async state => state,
  'part': async state => state,
  'grants-everything': async state => await mayDoEverything(state.attacker.credentials) ? state : undefined,
  'bind-roles': async state => {
    const body = {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: freshName('bound') },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', name: 'attacker', namespace: state.namespace }],
    };
    const { status } = await state.attacker.request('POST', `/apis/${RBAC}/v1/clusterrolebindings`, { body });
    return status === 201 ? state : undefined;
  },
  'create-service-account-tokens': async state => withToken(state, await tokenOf(state.attacker.credentials, 'kube-system', 'clusterrole-aggregation-controller')),
  // The controller adds permissions that it does not have itself to a role that is bound to the account.
  'system-account': async state => await becomesAdministrator(state.self, state.attacker.credentials.token) ? { ...state, attacker: state.self } : undefined,
  'modify-namespaces': async state => {
    const path = `/api/v1/namespaces/${state.namespace}`;
    const spec = { hostPID: true, containers: [{ name: 'app', image: 'x', securityContext: { privileged: true } }], volumes: [{ name: 'root', hostPath: { path: '/' } }] };
    const labelled = await state.attacker.request('PATCH', path, { body: { metadata: { labels: { [ENFORCE]: 'privileged' } } }, contentType: 'application/merge-patch+json' });
    const run = async (): Promise<boolean> => (await state.attacker.request('POST', `${path}/pods`, { body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: freshName('root') }, spec } })).status === 201;
    if (labelled.status !== 200) { return await run() ? state : undefined; }
    await until('a privileged pod runs', run);
    return state;
  },
  'create-persistent-volumes': async state => await mountsNodeVolume(state.attacker, state.namespace) ? state : undefined,
  'create-node-certificates': async state => {
    const node = await certificateFor(state.attacker, { user: 'system:node:recorder', group: 'system:nodes', signer: 'kube-apiserver-client-kubelet' });
    return node !== undefined && await reads(node) ? state : undefined;
  },
};

const secretsOf = ({ namespace }: State): string => `/api/v1/namespaces/${namespace}/secrets`;
const tokenSecret = ({ namespace, next }: State, name: string): any => ({
  apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token', metadata: { name, namespace, annotations: { 'kubernetes.io/service-account.name': next } },
});

function withToken(state: State, token: string | undefined): State | undefined {
  return token === undefined ? undefined : { ...state, attacker: Attacker.holding(token, 'attacker', state.namespace) };
}

/** Writes a token Secret, and reads the token that the token controller adds. */
async function writesToken(state: State, name: string, write: (name: string) => Promise<{ readonly status: number }>, reading: 'GET' | 'PATCH'): Promise<State | undefined> {
  if ((await write(name)).status !== 201) { return undefined; }
  const path = `${secretsOf(state)}/${name}`;
  await until('the token is there', async () => (await client.request('GET', path)).body.data?.token !== undefined);
  const options: RequestOptions = reading === 'GET' ? {} : { body: {}, contentType: 'application/merge-patch+json' };
  const { body } = await state.attacker.request(reading, reading === 'GET' ? path : `${path}?dryRun=All`, options);
  return withToken(state, body.data?.token === undefined ? undefined : Buffer.from(body.data.token, 'base64').toString());
}

/** Whether the account reaches the end of a path on the server. */
async function walk({ steps, target }: EscalationPath, namespace: string): Promise<boolean> {
  const self = Attacker.holding((await tokenOf({}, namespace, 'attacker'))!, 'attacker', namespace);
  let state: State | undefined = { attacker: self, self, namespace, next: undefined };
  for (const [index, step] of steps.entries()) {
    const next: string | undefined = steps.slice(index).find(({ to }) => to.kind === 'account')?.to.name;
    state = await STEPS[step.edge]({ ...state, next }, step);
    if (state === undefined) { return false; }
  }
  const { credentials } = state.attacker;
  if (target.kind === 'cluster-admin') { await until('it may do everything', () => mayDoEverything(credentials)); }
  return true;
}

async function applyAll(manifests: readonly any[], namespace: string): Promise<void> {
  await createNamespace(namespace, 'restricted');
  for (const manifest of manifests) { await apply(manifest); }
}

const testHere = hasControllers ? test : test.skip;

describe.each(SCENARIOS)('$title', scenario => {
  const { to, edges, without } = scenario;

  testHere('leads there, step by step', async () => {
    const namespace = freshName('team');
    const manifests = manifestsOf(scenario, namespace);
    const [path] = pathsOf(manifests, namespace, to);
    expect(path.steps.map(({ edge }) => edge)).toEqual(edges);
    expect(path.steps.filter(({ edge, proof }) => edge !== 'part' && proof !== 'api-server')).toEqual([]);
    await applyAll(manifests, namespace);
    expect(await walk(path, namespace)).toBe(true);
  });

  testHere('does not without a required part: there is no path, and the server refuses', async () => {
    const namespace = freshName('team');
    const [path] = pathsOf(manifestsOf(scenario, namespace), namespace, to);
    const manifests = manifestsOf({ ...scenario, ...without }, namespace);
    expect(pathsOf(manifests, namespace, to)).toEqual([]);
    await applyAll(manifests, namespace);
    expect(await walk(path, namespace)).toBe(false);
  });
});

testHere('with the privileged account in another namespace, there is no path, and the server finds no account', async () => {
  const [namespace, other] = [freshName('team'), freshName('team')];
  const scenario = SCENARIOS[0];
  const [path] = pathsOf(manifestsOf(scenario, namespace), namespace, 'cluster-admin');
  const manifests = [...manifestsOf({ ...scenario, admin: undefined }, namespace), ...manifestsOf({ ...scenario, role: undefined }, other)];
  expect(pathsOf(manifests, namespace, 'cluster-admin')).toEqual([]);
  await createNamespace(other, 'restricted');
  await applyAll(manifests, namespace);
  expect(await walk(path, namespace)).toBe(false);
});
