import { Attacker, freshName, VICTIM } from './_attacker';
import { client, create, createNamespace, pathOf, until } from './_cluster';
import { AS_NODE, becomesAdministrator, GUARDED, mayDoEverything, mountsNodeVolume, reads, tokenOf } from './edge-attempts';
import { eventually, isTreasure, pod, PRIVILEGED } from './escalations';
import { ISSUER } from '../cluster';

/** Whether a condition reaches the target of its edge, and whether the same works without it. */
export interface ConditionAttempt {
  readonly reached: () => Promise<boolean>;
  readonly without: () => Promise<boolean>;
  readonly needsControllers?: true;
}

/** A node without pods. */
const AS_IDLE_NODE = { headers: { 'Impersonate-User': 'system:node:idle', 'Impersonate-Group': 'system:nodes' } };
const SYSTEM = 'kube-system';

/** Whether the token of an account that the token controller writes to a Secret can read the treasure. */
async function readsByTokenSecret(account: string): Promise<boolean> {
  const name = freshName('token');
  const secret = { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token', metadata: { name, namespace: VICTIM, annotations: { 'kubernetes.io/service-account.name': account } } };
  const path = await pathOf(await create(secret), name);
  let token = '';
  await until('the token is there', async () => {
    token = Buffer.from((await client.request('GET', path)).body.data?.token ?? '', 'base64').toString();
    return token !== '';
  });
  return reads({ token });
}

/** Whether a node can read the Secret of a pod. */
async function readsSecretOfPod(as: typeof AS_NODE, mounts: boolean): Promise<boolean> {
  const name = freshName('mounted');
  await create({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: VICTIM }, stringData: { gold: 'much' } });
  const read = async (): Promise<boolean> => isTreasure(await client.request('GET', `/api/v1/namespaces/${VICTIM}/secrets/${name}`, as));
  await create(pod(freshName('pod'), mounts ? { volumes: [{ name: 'x', secret: { secretName: name } }] } : {}));
  return mounts && as === AS_NODE ? eventually(read) : read();
}

/** Whether a node can get a token of a pod's account. */
async function getsTokenOfPod(as: typeof AS_NODE, account: string): Promise<boolean> {
  const { metadata: { name, uid } } = await create(pod(freshName('pod')));
  const token = (): Promise<string | undefined> => tokenOf(as, VICTIM, account, { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid } });
  if (as === AS_NODE && account === PRIVILEGED) {
    return await eventually(async () => await token() !== undefined) && reads({ token: await token() });
  }
  return await token() !== undefined;
}

async function letsInPrivileged(level: string): Promise<boolean> {
  const namespace = `level-${level}`;
  await createNamespace(namespace, level);
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: freshName('root'), namespace },
    spec: { hostPID: true, containers: [{ name: 'app', image: 'x', securityContext: { privileged: true } }], volumes: [{ name: 'root', hostPath: { path: '/' } }] },
  };
  return (await client.request('POST', await pathOf(object), { body: object })).status === 201;
}

/** Whether an administrator of a namespace reaches the tokens of its accounts and its Pod Security label. */
async function administers(verbs: readonly string[]): Promise<boolean> {
  const attacker = await Attacker.create();
  await attacker.grant([{ apiGroups: ['*'], resources: ['*'], verbs }], false);
  const answers = [
    await attacker.request('PATCH', `/api/v1/namespaces/${VICTIM}?dryRun=All`, { body: { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } }, contentType: 'application/merge-patch+json' }),
    await attacker.request('POST', `/api/v1/namespaces/${VICTIM}/pods?dryRun=All`, { body: pod(freshName('own')) }),
  ];
  const token = await tokenOf(attacker.credentials, VICTIM, PRIVILEGED);
  return answers.every(({ status }) => status < 300) && token !== undefined && mayDoEverything(attacker.credentials, VICTIM);
}

const secretOfPod: ConditionAttempt = { reached: () => readsSecretOfPod(AS_NODE, true), without: () => readsSecretOfPod(AS_IDLE_NODE, true) };
const tokenSecret: ConditionAttempt = { needsControllers: true, reached: () => readsByTokenSecret(PRIVILEGED), without: () => readsByTokenSecret('default') };
const tokenOfPod: ConditionAttempt = { reached: () => getsTokenOfPod(AS_NODE, PRIVILEGED), without: () => getsTokenOfPod(AS_IDLE_NODE, PRIVILEGED) };

/** The attempts for each edge that needs no permission and that an API server decides. */
export const CONDITION_ATTEMPTS: { readonly [edge: string]: ConditionAttempt } = {
  'administrator': { reached: () => administers(['*']), without: () => administers(['get', 'list', 'watch', 'create']) },
  // The same attempts, because the edge is that of a permission of an administrator.
  'modify-namespaces': { reached: () => administers(['*']), without: () => administers(['get', 'list', 'watch', 'create']) },
  'token': {
    reached: async () => reads({ token: await tokenOf({}, VICTIM, PRIVILEGED, { audiences: [ISSUER] }) }),
    without: async () => reads({ token: await tokenOf({}, VICTIM, PRIVILEGED, { audiences: ['vault'] }) }),
  },
  'token-secret': tokenSecret,
  'token-secret-in-pod': tokenSecret,
  'written-token-secret': tokenSecret,
  // The node represents the kubelet, which mounts the token that it gets.
  'pod-as-any-account': { reached: () => getsTokenOfPod(AS_NODE, PRIVILEGED), without: () => getsTokenOfPod(AS_NODE, 'default') },
  'pod-with-any-secret': { reached: () => readsSecretOfPod(AS_NODE, true), without: () => readsSecretOfPod(AS_NODE, false) },
  'privileged-pod': { reached: () => letsInPrivileged('privileged'), without: async () => await letsInPrivileged('baseline') || letsInPrivileged('restricted') },
  'daemon-set-pods-of-node': tokenOfPod,
  'pods-of-node': tokenOfPod,
  'pods-of-all-nodes': secretOfPod,
  'system-account': {
    needsControllers: true,
    reached: async () => becomesAdministrator(await Attacker.create(), await tokenOf({}, SYSTEM, 'clusterrole-aggregation-controller')),
    without: async () => becomesAdministrator(await Attacker.create(), await tokenOf({}, SYSTEM, 'namespace-controller')),
  },
  'host-path-through-claim': {
    needsControllers: true,
    reached: () => mountsNodeVolume(client, GUARDED),
    without: async () => {
      const spec = { containers: [{ name: 'app', image: 'x' }], volumes: [{ name: 'root', hostPath: { path: '/' } }] };
      return (await client.request('POST', `/api/v1/namespaces/${GUARDED}/pods`, { body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: freshName('root') }, spec } })).status === 201;
    },
  },
};
