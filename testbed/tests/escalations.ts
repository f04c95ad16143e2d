import { Attacker, freshName, HOME, VICTIM } from './_attacker';
import { client, cluster, create, pathOf, resourcesOf, tryToApply, until } from './_cluster';
import { outerAddress, Recorder } from './_recorder';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { Response } from '../client';

/** A certificate request of a user in the group `admins`, and a certificate for it. The key does not exist. */
const CERTIFICATE_REQUEST = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIZk1JR0dBZ0VBTUNReER6QU5CZ05WQkFvTUJtRmtiV2x1Y3pFUk1BOEdBMVVFQXd3SVlYUjBZV05yWlhJdwpXVEFUQmdjcWhrak9QUUlCQmdncWhrak9QUU1CQndOQ0FBUzB3M0RZMjBxSUZlMEVFQkljTm5QQlgrczNtdmpqCitUMC9naDdjTk5kSEJFRGlsZ3RDbFhUYytLODBGWmlTSUJ2RXcyd1ZvaDFxbXJldWlTeXUwaXR4b0FBd0NnWUkKS29aSXpqMEVBd0lEU0FBd1JRSWdFYnZTMUVzejdha0RvbXFqczNPR01Mb2F2eFBQSnplN2lJZk12dndqQncwQwpJUUNDWEcxTTRqNEQ2V0hzMjRDVUZWcnM1WC9lbUlNN1VCeDBETTE2T3NYbWZRPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==';
export const CERTIFICATE = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJuakNDQVVXZ0F3SUJBZ0lVYm5iYlg1czh6Y0NFcHd4NWpSYlA4ZS9KbFA4d0NnWUlLb1pJemowRUF3SXcKSkRFUE1BMEdBMVVFQ2d3R1lXUnRhVzV6TVJFd0R3WURWUVFEREFoaGRIUmhZMnRsY2pBZ0Z3MHlOakV4TWpReApNekE1TWpoYUdBOHlNVEkyTVRBek1URXpNRGt5T0Zvd0pERVBNQTBHQTFVRUNnd0dZV1J0YVc1ek1SRXdEd1lEClZRUUREQWhoZEhSaFkydGxjakJaTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEEwSUFCTFREY05qYlNvZ1YKN1FRUUVodzJjOEZmNnplYStPUDVQVCtDSHR3MDEwY0VRT0tXQzBLVmROejRyelFWbUpJZ0c4VERiQldpSFdxYQp0NjZKTEs3U0szR2pVekJSTUIwR0ExVWREZ1FXQkJRWklILzBSd0F3NkliZlNlenRrVnlhZ1lSdXBEQWZCZ05WCkhTTUVHREFXZ0JRWklILzBSd0F3NkliZlNlenRrVnlhZ1lSdXBEQVBCZ05WSFJNQkFmOEVCVEFEQVFIL01Bb0cKQ0NxR1NNNDlCQU1DQTBjQU1FUUNJRW1WbmhmVHovV212WDRNOWNsWU14b0NmL1NOOWNQbEdFZURJYXZoMW9JWApBaUJwcG1VMERNUlhyVEFCTTFnQUdBdVBySVNKWW1VZms2NmVrdWFHWnZnT2NRPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=';

/** One way to use a permission. Returns whether it reaches more than its holder otherwise could. */
export type Attempt = (attacker: Attacker) => Promise<boolean>;

/** A row of the table of sensitive permissions. */
export interface Escalation {
  /** The audit rule that reports it. */
  readonly rule: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly names?: readonly string[];
  /** The attempts by verb. */
  readonly attempts: { readonly [verb: string]: Attempt };
  /** Whether it is granted in every namespace instead of in one. */
  readonly clusterWide?: boolean;
  /** Other permissions that its use needs, which reach nothing alone. */
  readonly besides?: readonly PolicyRule[];
  /** Similar but harmless permissions: they reach nothing and are not reported. */
  readonly neighbours?: readonly PolicyRule[];
}

/** An account, a user and a group that may read Secrets in the victim's namespace. */
export const PRIVILEGED = 'privileged';
export const SECRET = `/api/v1/namespaces/${VICTIM}/secrets/treasure`;
const RBAC = 'rbac.authorization.k8s.io';
const READER: PolicyRule = { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] };

let kubelet: Recorder;
let webhook: Recorder;
/** The targets of the API server's proxy, without and with TLS. */
let outside: Recorder | undefined;
let outsideKubelet: Recorder | undefined;

/** Creates the targets of the attempts. */
export async function prepare(): Promise<void> {
  kubelet = await Recorder.start('127.0.0.1', 'https');
  webhook = await Recorder.start('127.0.0.1', 'https');
  await create(node('recorder', '127.0.0.1', kubelet.port));
  if (outerAddress()) {
    outside = await Recorder.start(outerAddress()!, 'http');
    outsideKubelet = await Recorder.start(outerAddress()!, 'https');
  }
  await create({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'treasure', namespace: VICTIM }, stringData: { gold: 'much' } });
  await create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: PRIVILEGED, namespace: VICTIM } });
  await create({ apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name: PRIVILEGED, namespace: VICTIM }, rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] });
  await create({
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: PRIVILEGED, namespace: VICTIM },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: PRIVILEGED },
    subjects: [{ kind: 'ServiceAccount', name: PRIVILEGED, namespace: VICTIM }, { kind: 'User', name: PRIVILEGED }, { kind: 'Group', name: PRIVILEGED }],
  });
}

export async function stop(): Promise<void> {
  await Promise.all([kubelet, webhook, outside, outsideKubelet].map(recorder => recorder?.stop()));
}

export const isTreasure = ({ body }: { body: any }): boolean => JSON.stringify(body).includes(Buffer.from('much').toString('base64'));
export const readsTreasure: Attempt = async attacker => isTreasure(await attacker.request('GET', SECRET));

export function node(name: string, address: string, port: number): any {
  return {
    apiVersion: 'v1', kind: 'Node', metadata: { name }, status: { addresses: [{ type: 'InternalIP', address }], daemonEndpoints: { kubeletEndpoint: { Port: port } } },
  };
}

export function pod(name: string, spec = {}): any {
  return {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: VICTIM }, spec: { serviceAccountName: PRIVILEGED, nodeName: 'recorder', containers: [{ name: 'app', image: 'before' }], ...spec },
  };
}

/** An object and a change of it. */
export interface Change {
  readonly before: (name: string) => any;
  readonly after: any;
  /** A text in the changed object, but not in the original. */
  readonly marker: string;
  readonly name?: string;
  readonly subresource?: string;
  /** Whether the written object is used. If unset, it only has to be stored. */
  readonly reaches?: (name: string) => Promise<boolean>;
}

/** Attempts to write and to remove an object. */
export function writes<Verb extends string>(change: Change, ...verbs: Verb[]): { [verb in Verb]: Attempt } {
  return Object.fromEntries(verbs.map(verb => [verb, (attacker: Attacker) => write(verb, change, attacker)])) as { [verb in Verb]: Attempt };
}

export const WRITE = ['create', 'update', 'patch'] as const;
export const CHANGE = ['update', 'patch'] as const;

export async function write(verb: string, { before, after, marker, name = freshName('target'), subresource, reaches }: Change, attacker: Attacker): Promise<boolean> {
  const object = before(name);
  const path = await pathOf(object, object.metadata.name);
  try {
    const current = verb === 'create' ? undefined : await create(object);
    const to = `${path}${subresource ? `/${subresource}` : ''}`;
    let { status } = await send(verb, merge(current ?? object, after), after, to, attacker);
    // A controller may have changed it in between.
    while (status === 409) { ({ status } = await send(verb, merge((await client.request('GET', path)).body, after), after, to, attacker)); }
    if (status >= 300) { return false; }
    const read = await client.request('GET', path);
    if (verb.startsWith('delete')) { return read.status === 404 || read.body.metadata.deletionTimestamp !== undefined; }
    return JSON.stringify(read.body).includes(marker) && (!reaches || await reaches(name));
  } finally {
    await client.request('DELETE', path);
  }
}

export async function send(verb: string, whole: any, change: any, path: string, attacker: Attacker): Promise<Response> {
  const collection = path.slice(0, path.lastIndexOf('/'));
  switch (verb) {
    case 'create': return attacker.request('POST', collection, { body: whole });
    case 'update': return attacker.request('PUT', path, { body: whole });
    case 'patch': return attacker.request('PATCH', path, { body: change, contentType: 'application/merge-patch+json' });
    case 'delete': return attacker.request('DELETE', path);
    default: return attacker.request('DELETE', `${collection}?fieldSelector=metadata.name=${whole.metadata.name}`);
  }
}

/** Applies a merge patch. */
function merge(target: any, patch: any): any {
  if (typeof patch !== 'object' || Array.isArray(patch) || patch === null) { return patch; }
  const merged = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) { delete merged[key]; } else { merged[key] = merge(merged[key], value); }
  }
  return merged;
}

function workload(apiVersion: string, kind: string, resource: string, verbs: readonly string[] = WRITE): Escalation {
  const inCronJob = (spec: any): any => kind === 'CronJob' ? { schedule: '0 0 * * *', jobTemplate: { spec } } : spec;
  const labels = { app: 'x' };
  const selector = ['Job', 'CronJob'].includes(kind) ? {} : { selector: kind === 'ReplicationController' ? labels : { matchLabels: labels } };
  const template = (serviceAccountName: string): any => ({
    metadata: { labels }, spec: { serviceAccountName, restartPolicy: /Job/.test(kind) ? 'Never' : 'Always', containers: [{ name: 'app', image: 'x' }] },
  });
  return {
    rule: 'create-workloads',
    apiGroup: apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
    resource,
    attempts: writes({
      before: name => ({
        apiVersion,
        kind,
        metadata: { name, namespace: VICTIM },
        spec: inCronJob({ ...selector, ...kind === 'StatefulSet' ? { serviceName: 'x' } : {}, template: template('before') }),
      }),
      after: { spec: inCronJob({ template: { spec: { serviceAccountName: PRIVILEGED } } }) },
      marker: PRIVILEGED,
    }, ...verbs),
    neighbours: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'delete'] },
      { apiGroups: ['apps'], resources: ['deployments/scale', 'deployments/status'], verbs: ['update', 'patch'] },
    ],
  };
}

const UPGRADE = { 'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Protocol': 'v4.channel.k8s.io' };
const SPDY = { 'Connection': 'Upgrade', 'Upgrade': 'SPDY/3.1', 'X-Stream-Protocol-Version': 'v4.channel.k8s.io' };

/** Whether a stream to a pod is requested from the kubelet. */
export async function opensStream(attacker: Attacker, verb: string, name: string, subresource: string): Promise<boolean> {
  await create(pod(name));
  const [method, headers] = verb === 'get' ? ['GET', UPGRADE] : ['POST', SPDY];
  await attacker.request(method, `/api/v1/namespaces/${VICTIM}/pods/${name}/${subresource}?${STREAMS[subresource]}`, { headers });
  return kubelet.recorded.some(({ url }) => url.toLowerCase().startsWith(`/${subresource}/${VICTIM}/${name}`));
}

const STREAMS: { readonly [subresource: string]: string } = { exec: 'container=app&command=id&stdout=true', attach: 'container=app&stdout=true', portforward: 'ports=80' };

function stream(rule: string, subresource: string): Escalation {
  const open = (verb: string): Attempt => attacker => opensStream(attacker, verb, freshName('pod'), subresource);
  return {
    rule,
    apiGroup: '',
    resource: `pods/${subresource}`,
    attempts: { get: open('get'), create: open('create') },
    neighbours: [{ apiGroups: [''], resources: ['pods', 'pods/status'], verbs: ['get', 'list', 'watch'] }, { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] }],
  };
}

const METHODS: { readonly [verb: string]: string } = { get: 'GET', create: 'POST', update: 'PUT', patch: 'PATCH', delete: 'DELETE' };

async function arrives(attacker: Attacker, verb: string, name: string, target: (name: string) => Promise<string>): Promise<boolean> {
  const method = METHODS[verb];
  await attacker.request(method, `${await target(name)}/proxy/${name}`, method === 'GET' || method === 'DELETE' ? {} : { body: {}, contentType: 'application/json' });
  return [outside!, outsideKubelet!].flatMap(({ recorded }) => recorded).some(request => request.method === method && request.url.includes(name));
}

/** Whether a request arrives at the kubelet of a node. */
export function reachesKubelet(attacker: Attacker, verb: string, name: string): Promise<boolean> {
  return arrives(attacker, verb, name, proxiedNode);
}

/** Whether requests of every method pass a proxy of the API server. */
function proxy(rule: string, resource: string, target: (name: string) => Promise<string>, more: Partial<Escalation> = {}): Escalation {
  return {
    rule,
    apiGroup: '',
    resource,
    attempts: Object.fromEntries(Object.keys(METHODS).map(verb => [verb, (attacker: Attacker) => arrives(attacker, verb, freshName('proxied'), target)])),
    ...more,
  };
}

async function proxiedPod(name: string): Promise<string> {
  await create(pod(name));
  await client.request('PATCH', `/api/v1/namespaces/${VICTIM}/pods/${name}/status`, {
    body: { status: { phase: 'Running', podIP: outside!.address, podIPs: [{ ip: outside!.address }] } }, contentType: 'application/merge-patch+json',
  });
  return `/api/v1/namespaces/${VICTIM}/pods/http:${name}:${outside!.port}`;
}

/** The endpoints of a Service. The API server's own proxy uses it up to 1.36, only for addresses of pods. */
function endpoints(name: string, podName: string): any {
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name, namespace: VICTIM },
    subsets: [{ addresses: [{ ip: outside!.address, targetRef: { kind: 'Pod', namespace: VICTIM, name: podName } }], ports: [{ port: outside!.port }] }],
  };
}

/** The slice that a controller derives from Endpoints or the pods of a Service. Since 1.37, the API server's own proxy uses it. */
function endpointSlice(name: string, podName: string): any {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, namespace: VICTIM, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [outside!.address], targetRef: { kind: 'Pod', namespace: VICTIM, name: podName } }],
    ports: [{ name: '', port: outside!.port }],
  };
}

async function createService(name: string): Promise<string> {
  await create({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: VICTIM }, spec: { ports: [{ port: 80 }] } });
  return `/api/v1/namespaces/${VICTIM}/services/http:${name}:`;
}

async function proxiedNode(name: string): Promise<string> {
  await create(node(name, outsideKubelet!.address, outsideKubelet!.port));
  return `/api/v1/nodes/${name}`;
}

/** Whether another user now has the permission of the attacker. */
async function mayRead(user: string): Promise<boolean> {
  const { body } = await client.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    body: {
      apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: { user, resourceAttributes: { verb: 'get', resource: 'configmaps', namespace: VICTIM } },
    },
  });
  return body.status.allowed;
}

const reachesUser = async (name: string): Promise<boolean> => {
  await until(`${name} may read`, () => mayRead(name));
  return true;
};

function role(kind: string, name: string, rules: readonly PolicyRule[]): any {
  return { apiVersion: `${RBAC}/v1`, kind, metadata: { name, ...kind === 'Role' ? { namespace: VICTIM } : {} }, rules };
}

function bindingOf(kind: string, name: string, roleRef: any, subject: any): any {
  return {
    apiVersion: `${RBAC}/v1`, kind, metadata: { name, ...kind === 'RoleBinding' ? { namespace: VICTIM } : {} }, roleRef: { apiGroup: RBAC, ...roleRef }, subjects: [subject],
  };
}

/** A role bound to a user of the same name, written by a holder of its permissions. */
function modifyRoles(kind: 'Role' | 'ClusterRole'): Escalation {
  const resource = kind === 'Role' ? 'roles' : 'clusterroles';
  const attempt = (verb: string): Attempt => async attacker => {
    const name = freshName('accomplice');
    await create(bindingOf(`${kind}Binding`, name, { kind, name }, { kind: 'User', name }));
    return writes({ name, before: () => role(kind, name, []), after: { rules: [READER] }, marker: 'configmaps', reaches: reachesUser }, verb)[verb](attacker);
  };
  return {
    rule: 'modify-roles',
    apiGroup: RBAC,
    resource,
    clusterWide: kind === 'ClusterRole',
    besides: [READER],
    attempts: Object.fromEntries(WRITE.map(verb => [verb, attempt(verb)])),
    neighbours: [{ apiGroups: [RBAC], resources: [resource], verbs: ['get', 'list', 'watch', 'delete'] }],
  };
}

function modifyBindings(kind: 'RoleBinding' | 'ClusterRoleBinding'): Escalation {
  const ofRole = kind === 'RoleBinding' ? 'Role' : 'ClusterRole';
  const resource = `${kind.toLowerCase()}s`;
  const attempt = (verb: string): Attempt => async attacker => {
    const name = freshName('accomplice');
    await create(role(ofRole, name, [READER]));
    const before = bindingOf(kind, name, { kind: ofRole, name }, { kind: 'User', name: 'bystander' });
    return writes({ name, before: () => before, after: { subjects: [{ apiGroup: RBAC, kind: 'User', name }] }, marker: `"name":"${name}"}]`, reaches: reachesUser }, verb)[verb](attacker);
  };
  return {
    rule: 'modify-role-bindings',
    apiGroup: RBAC,
    resource,
    clusterWide: kind === 'ClusterRoleBinding',
    besides: [READER],
    attempts: Object.fromEntries(WRITE.map(verb => [verb, attempt(verb)])),
    neighbours: [{ apiGroups: [RBAC], resources: [resource], verbs: ['get', 'list', 'watch', 'delete'] }],
  };
}

function bindRoles(kind: 'Role' | 'ClusterRole'): Escalation {
  return {
    rule: 'bind-roles',
    apiGroup: RBAC,
    resource: kind === 'Role' ? 'roles' : 'clusterroles',
    besides: [{ apiGroups: [RBAC], resources: ['rolebindings'], verbs: ['create'] }],
    attempts: {
      bind: async attacker => {
        const subject = { kind: 'ServiceAccount', name: attacker.account, namespace: HOME };
        const object = bindingOf('RoleBinding', freshName('bound'), { kind, name: kind === 'Role' ? PRIVILEGED : 'cluster-admin' }, subject);
        return (await attacker.request('POST', await pathOf(object), { body: object })).status === 201 && eventually(() => readsTreasure(attacker));
      },
    },
  };
}

function escalateRoles(kind: 'Role' | 'ClusterRole'): Escalation {
  const resource = kind === 'Role' ? 'roles' : 'clusterroles';
  return {
    rule: 'escalate-roles',
    apiGroup: RBAC,
    resource,
    clusterWide: kind === 'ClusterRole',
    besides: [{ apiGroups: [RBAC], resources: [resource], verbs: ['patch'] }],
    attempts: {
      escalate: async attacker => {
        const own = await create(role(kind, freshName('own'), []));
        await create(bindingOf(`${kind}Binding`, own.metadata.name, { kind, name: own.metadata.name }, { kind: 'ServiceAccount', name: attacker.account, namespace: HOME }));
        const body = { rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] };
        const { status } = await attacker.request('PATCH', await pathOf(own, own.metadata.name), { body, contentType: 'application/merge-patch+json' });
        return status === 200 && eventually(() => readsTreasure(attacker));
      },
    },
  };
}

/** Waits for a condition that takes time to become true. */
export async function eventually(isSo: () => Promise<boolean>): Promise<boolean> {
  await until('it has come into effect', isSo);
  return true;
}

/** A webhook that sees every new Secret of the victim. */
function webhooks(kind: string): Escalation {
  const resource = `${kind.toLowerCase()}s`;
  const created = async (): Promise<boolean> => {
    const name = freshName('seen');
    await create({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: VICTIM }, stringData: { gold: 'much' } });
    return webhook.recorded.some(({ body }) => body?.request?.name === name && isTreasure({ body }));
  };
  const config = (url: string): any => ({
    name: 'a.example.com',
    clientConfig: { url, caBundle: Buffer.from(cluster.certificate.cert).toString('base64') },
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['secrets'] }],
    sideEffects: 'None',
    failurePolicy: 'Ignore',
    admissionReviewVersions: ['v1'],
  });
  // The port is known only during the attempt.
  const change = (): Change => ({
    before: name => ({ apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name }, webhooks: [config('https://127.0.0.1:1/')] }),
    after: { webhooks: [config(`https://127.0.0.1:${webhook.port}/`)] },
    marker: `:${webhook.port}/`,
    reaches: () => eventually(created),
  });
  return admission(resource, change);
}

/** An attempt with a kind that not every version serves. */
export function whereServed(apiVersion: string, kind: string, attempt: Attempt): Attempt {
  return async attacker => (await resourcesOf(apiVersion)).some(resource => resource.kind === kind) && attempt(attacker);
}

/** A policy, or its binding, that changes created objects. */
function mutatingAdmission(kind: string, resource: string, change: Pick<Change, 'after' | 'marker'> & { readonly spec: any }): Escalation {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const row = admission(resource, () => ({ ...change, before: name => ({ apiVersion, kind, metadata: { name }, spec: change.spec }) }));
  return {
    ...row,
    attempts: Object.fromEntries(Object.entries(row.attempts).map(([verb, attempt]) => [verb, whereServed(apiVersion, kind, attempt)])),
  };
}

function admission(resource: string, change: () => Change): Escalation {
  return {
    rule: 'modify-admission-control',
    apiGroup: 'admissionregistration.k8s.io',
    resource,
    clusterWide: true,
    attempts: Object.fromEntries([...WRITE, 'delete', 'deletecollection'].map(verb => [verb, (attacker: Attacker) => write(verb, change(), attacker)])),
    neighbours: [{ apiGroups: ['admissionregistration.k8s.io'], resources: [resource], verbs: ['get', 'list', 'watch'] }],
  };
}

/** A token of the privileged account in a Secret that the token controller fills. */
function writeSecrets(): Escalation {
  const secret = (name: string, account: string): any => ({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/service-account-token',
    metadata: { name, namespace: VICTIM, annotations: { 'kubernetes.io/service-account.name': account } },
  });
  const name = 'mine';
  const useToken: Change['reaches'] = async () => {
    const path = `/api/v1/namespaces/${VICTIM}/secrets/${name}`;
    return eventually(async () => {
      const { body } = await client.request('GET', path);
      const token = Buffer.from(body.data?.token ?? '', 'base64').toString();
      return token !== '' && isTreasure(await client.request('GET', SECRET, { token }));
    });
  };
  return {
    rule: 'write-secrets',
    apiGroup: '',
    resource: 'secrets',
    // Reads the token; one Secret by name is harmless.
    besides: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [name], verbs: ['get'] }],
    attempts: writes({
      name,
      before: () => secret(name, 'default'),
      after: { metadata: { annotations: { 'kubernetes.io/service-account.name': PRIVILEGED, 'kubernetes.io/service-account.uid': null } }, data: null },
      marker: PRIVILEGED,
      reaches: useToken,
    }, ...WRITE),
    neighbours: [
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['own'], verbs: ['delete'] },
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'delete'] },
    ],
  };
}

function approveCertificates(): Escalation[] {
  const signers: PolicyRule = { apiGroups: ['certificates.k8s.io'], resources: ['signers'], verbs: ['approve'] };
  const request = async (): Promise<any> => create({
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: freshName('request') },
    spec: { request: CERTIFICATE_REQUEST, signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'] },
  });
  const approved = (object: any): any => ({ ...object, status: { conditions: [{ type: 'Approved', status: 'True', reason: 'x', message: 'x' }] } });
  const approve = (method: string): Attempt => async attacker => {
    const object = await request();
    const { status, body } = await attacker.request(method, `${await pathOf(object, object.metadata.name)}/approval`, {
      body: approved(object), contentType: method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    });
    return status === 200 && body.status.conditions[0].type === 'Approved';
  };
  const neighbours: PolicyRule[] = [{ apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests'], verbs: ['create', 'get', 'list', 'watch', 'update'] }];
  const common = { rule: 'approve-certificates', apiGroup: 'certificates.k8s.io', clusterWide: true, neighbours };
  return [
    { ...common, resource: 'certificatesigningrequests/approval', besides: [signers], attempts: { update: approve('PUT'), patch: approve('PATCH') } },
    { ...common, resource: 'signers', besides: [{ apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests/approval'], verbs: ['update'] }], attempts: { approve: approve('PUT') } },
    {
      ...common,
      resource: 'signers',
      besides: [{ apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests/status'], verbs: ['update'] }],
      attempts: {
        sign: async attacker => {
          const object = await request();
          const path = await pathOf(object, object.metadata.name);
          const { body } = await client.request('PUT', `${path}/approval`, { body: approved(object) });
          const signed = await attacker.request('PUT', `${path}/status`, { body: { ...body, status: { ...body.status, certificate: CERTIFICATE } } });
          return signed.status === 200 && signed.body.status.certificate === CERTIFICATE;
        },
      },
    },
    {
      ...common,
      resource: 'signers',
      besides: [{ apiGroups: ['certificates.k8s.io'], resources: ['clustertrustbundles'], verbs: ['create'] }],
      attempts: {
        // Clients that trust the bundles of the signer trust the certificate in it.
        attest: whereServed('certificates.k8s.io/v1', 'ClusterTrustBundle', async attacker => {
          const object = {
            apiVersion: 'certificates.k8s.io/v1',
            kind: 'ClusterTrustBundle',
            metadata: { name: `example.com:signer:${freshName('bundle')}` },
            spec: { signerName: 'example.com/signer', trustBundle: Buffer.from(CERTIFICATE, 'base64').toString() },
          };
          return (await attacker.request('POST', await pathOf(object), { body: object })).status === 201;
        }),
      },
    },
  ];
}

function impersonate(
  apiGroup: string, resource: string, headers: { [name: string]: string }, reached: (asked: { attacker: Attacker; headers: any }) => Promise<boolean>,
): Escalation {
  return {
    rule: 'impersonate',
    apiGroup,
    resource,
    clusterWide: true,
    besides: [{ apiGroups: [''], resources: ['users'], resourceNames: ['bystander'], verbs: ['impersonate'] }],
    attempts: { impersonate: attacker => reached({ attacker, headers: { 'Impersonate-User': 'bystander', ...headers } }) },
    neighbours: [{ apiGroups: [''], resources: ['serviceaccounts'], verbs: ['get', 'list', 'watch'] }],
  };
}

/** The permissions of constrained impersonation: to impersonate a user, and to do an action as that user. */
function constrainedImpersonation(): Escalation[] {
  const group = 'authentication.k8s.io';
  const rows = [
    { mode: 'user-info', resource: 'users', user: PRIVILEGED, on: '', target: 'secrets', act: 'get', reached: readsAsOther },
    { mode: 'serviceaccount', resource: 'serviceaccounts', user: `system:serviceaccount:${VICTIM}:${PRIVILEGED}`, on: '', target: 'secrets', act: 'get', reached: readsAsOther },
    { mode: 'arbitrary-node', resource: 'nodes', user: 'system:node:recorder', on: group, target: 'selfsubjectreviews', act: 'create', reached: isTakenFor('system:nodes') },
  ];
  return rows.flatMap(({ mode, resource, user, on, target, act, reached }) => {
    const be: PolicyRule = { apiGroups: [group], resources: [resource], verbs: [`impersonate:${mode}`] };
    const doAs: PolicyRule = { apiGroups: [on], resources: [target], verbs: [`impersonate-on:${mode}:${act}`] };
    const row = ({ apiGroups, resources, verbs }: PolicyRule, other: PolicyRule): Escalation => ({
      rule: 'impersonate',
      apiGroup: apiGroups![0],
      resource: resources![0],
      clusterWide: true,
      besides: [other],
      attempts: { [verbs[0]]: attacker => reached({ attacker, headers: { 'Impersonate-User': user } }) },
    });
    return [row(be, doAs), row(doAs, be)];
  });
}

const readsAsOther = async ({ attacker, headers }: { attacker: Attacker; headers: any }): Promise<boolean> => isTreasure(await attacker.request('GET', SECRET, { headers }));

/** Whether the server attributes a uid, an extra field or a group to the attacker. */
const isTakenFor = (what: string) => async ({ attacker, headers }: { attacker: Attacker; headers: any }): Promise<boolean> => {
  const { body } = await attacker.request('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', { headers, body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' } });
  return JSON.stringify(body.status?.userInfo ?? {}).includes(what);
};

const statusOf = (resource: string, change: Change, clusterWide = false): Escalation => ({
  rule: 'modify-node-or-pod-status',
  apiGroup: '',
  resource,
  clusterWide,
  attempts: writes({ ...change, subresource: 'status' }, ...CHANGE),
  neighbours: [{ apiGroups: [''], resources: [resource], verbs: ['get'] }],
});

/** Switches Pod Security off with a label. */
function modifyNamespaces(resource: string, verbs: readonly string[]): Escalation {
  const ENFORCE = 'pod-security.kubernetes.io/enforce';
  return {
    rule: 'modify-namespaces',
    apiGroup: '',
    resource,
    clusterWide: true,
    attempts: writes({
      before: name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { [ENFORCE]: 'restricted' } } }),
      after: { metadata: { labels: { [ENFORCE]: 'privileged' } } },
      marker: `"${ENFORCE}":"privileged"`,
      subresource: resource.split('/')[1],
      reaches: name => eventually(async () => {
        await tryToApply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } });
        const { status } = await client.request('POST', `/api/v1/namespaces/${name}/pods?dryRun=All`, {
          body: {
            apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers: [{ name: 'x', image: 'x', securityContext: { privileged: true } }] },
          },
        });
        return status === 201;
      }),
    }, ...verbs),
    neighbours: [
      { apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list', 'watch', 'create'] },
      { apiGroups: [''], resources: ['namespaces/status'], verbs: ['get'] },
    ],
  };
}

/** All rows with a test. */
export function escalations(): Escalation[] {
  const outsideOnly: Escalation[] = outerAddress() === undefined ? [] : [
    proxy('proxy-to-pods-or-services', 'pods/proxy', proxiedPod),
    proxy('proxy-to-pods-or-services', 'services/proxy', async name => {
      const path = await createService(name);
      await proxiedPod(name);
      await create(endpoints(name, name));
      await create(endpointSlice(name, name));
      await until('the proxy knows the endpoints', async () => (await client.request('GET', `${path}/proxy/`)).status === 200);
      return path;
    }),
    proxy('kubelet-api-access', 'nodes/proxy', proxiedNode, {
      clusterWide: true,
      neighbours: [{ apiGroups: [''], resources: ['nodes/metrics', 'nodes/stats', 'nodes/log', 'nodes/healthz', 'nodes'], verbs: ['get'] }],
    }),
    {
      rule: 'modify-service-endpoints',
      apiGroup: '',
      resource: 'endpoints',
      attempts: Object.fromEntries(WRITE.map(verb => [verb, async (attacker: Attacker) => {
        const name = freshName('redirected');
        const path = await createService(name);
        await proxiedPod(name);
        const { subsets } = endpoints(name, name);
        return write(verb, {
          name,
          before: () => ({ ...endpoints(name, name), subsets: [] }),
          after: { subsets },
          marker: outside!.address,
          // Since 1.37, through the EndpointSlice that a controller copies from it.
          reaches: () => eventually(async () => {
            await client.request('GET', `${path}/proxy/${name}`);
            return outside!.recorded.some(({ url }) => url.includes(name));
          }),
        }, attacker);
      }])),
      neighbours: [{ apiGroups: [''], resources: ['endpoints'], verbs: ['get', 'list', 'watch'] }],
    },
  ];
  return [
    {
      rule: 'read-secrets',
      apiGroup: '',
      resource: 'secrets',
      attempts: {
        get: readsTreasure,
        list: async attacker => isTreasure(await attacker.request('GET', `/api/v1/namespaces/${VICTIM}/secrets`)),
        watch: async attacker => isTreasure(await attacker.request('GET', `/api/v1/namespaces/${VICTIM}/secrets?watch=true&timeoutSeconds=1`)),
        // A dry run returns the existing object.
        patch: async attacker => isTreasure(await attacker.request('PATCH', `${SECRET}?dryRun=All`, { body: {}, contentType: 'application/merge-patch+json' })),
        // So does a dry run of delete, if the Secret would wait for its dependents or for orphaning them.
        delete: async attacker => (await Promise.all(['Foreground', 'Orphan'].map(
          async policy => isTreasure(await attacker.request('DELETE', `${SECRET}?dryRun=All&propagationPolicy=${policy}`)),
        ))).every(Boolean),
        deletecollection: async attacker => isTreasure(await attacker.request('DELETE', `/api/v1/namespaces/${VICTIM}/secrets?dryRun=All`)),
      },
      neighbours: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }, { apiGroups: [''], resources: ['secrets'], resourceNames: ['own'], verbs: ['get', 'list', 'watch'] }],
    },
    writeSecrets(),
    {
      rule: 'create-workloads',
      apiGroup: '',
      resource: 'pods',
      // A program in the pod can read the Secret in its volume and the token in the other.
      attempts: writes({
        before: name => pod(name, { serviceAccountName: 'default' }),
        after: { spec: { serviceAccountName: PRIVILEGED, volumes: [{ name: 'x', secret: { secretName: 'treasure' } }] } },
        marker: PRIVILEGED,
      }, 'create'),
      neighbours: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'delete'] }, { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }],
    },
    workload('v1', 'ReplicationController', 'replicationcontrollers'),
    workload('apps/v1', 'Deployment', 'deployments'),
    workload('apps/v1', 'DaemonSet', 'daemonsets'),
    workload('apps/v1', 'StatefulSet', 'statefulsets'),
    workload('apps/v1', 'ReplicaSet', 'replicasets'),
    workload('batch/v1', 'Job', 'jobs', ['create']),
    workload('batch/v1', 'CronJob', 'cronjobs'),
    {
      rule: 'modify-pods',
      apiGroup: '',
      resource: 'pods',
      attempts: writes({
        before: name => pod(name, { automountServiceAccountToken: false }),
        after: { spec: { containers: [{ name: 'app', image: 'evil' }] } },
        marker: 'evil',
      }, ...CHANGE),
      neighbours: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'delete'] }],
    },
    stream('execute-in-pods', 'exec'),
    stream('execute-in-pods', 'attach'),
    stream('port-forward-to-pods', 'portforward'),
    {
      rule: 'attach-ephemeral-containers',
      apiGroup: '',
      resource: 'pods/ephemeralcontainers',
      attempts: writes({ before: pod, after: { spec: { ephemeralContainers: [{ name: 'inside', image: 'evil' }] } }, marker: 'evil', subresource: 'ephemeralcontainers' }, ...CHANGE),
      neighbours: [{ apiGroups: [''], resources: ['pods/ephemeralcontainers'], verbs: ['get'] }],
    },
    statusOf('pods/status', { before: pod, after: { status: { podIP: '203.0.113.9', podIPs: [{ ip: '203.0.113.9' }] } }, marker: '203.0.113.9' }),
    statusOf('services/status', {
      before: name => ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: VICTIM }, spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } }),
      after: { status: { loadBalancer: { ingress: [{ ip: '203.0.113.9' }] } } },
      marker: '203.0.113.9',
    }),
    statusOf('nodes/status', { before: name => node(name, '192.0.2.9', 10250), after: { status: { addresses: [{ type: 'InternalIP', address: '203.0.113.9' }] } }, marker: '203.0.113.9' }, true),
    {
      rule: 'create-service-account-tokens',
      apiGroup: '',
      resource: 'serviceaccounts/token',
      attempts: {
        create: async attacker => {
          const { body } = await attacker.request('POST', `/api/v1/namespaces/${VICTIM}/serviceaccounts/${PRIVILEGED}/token`, {
            body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
          });
          return body.status?.token !== undefined && isTreasure(await client.request('GET', SECRET, { token: body.status.token }));
        },
      },
      neighbours: [
        { apiGroups: [''], resources: ['serviceaccounts', 'serviceaccounts/token'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    {
      rule: 'modify-service-accounts',
      apiGroup: '',
      resource: 'serviceaccounts',
      attempts: writes({
        before: name => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: VICTIM } }),
        after: { metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/admin' } } },
        marker: 'role/admin',
      }, ...WRITE),
      neighbours: [{ apiGroups: [''], resources: ['serviceaccounts'], verbs: ['get', 'list', 'watch'] }],
    },
    bindRoles('Role'), bindRoles('ClusterRole'), escalateRoles('Role'), escalateRoles('ClusterRole'),
    modifyRoles('Role'), modifyRoles('ClusterRole'), modifyBindings('RoleBinding'), modifyBindings('ClusterRoleBinding'),
    impersonate('', 'users', { 'Impersonate-User': PRIVILEGED }, readsAsOther),
    impersonate('', 'groups', { 'Impersonate-Group': PRIVILEGED }, readsAsOther),
    impersonate('', 'serviceaccounts', { 'Impersonate-User': `system:serviceaccount:${VICTIM}:${PRIVILEGED}` }, readsAsOther),
    impersonate('authentication.k8s.io', 'uids', { 'Impersonate-Uid': 'uid-of-another' }, isTakenFor('uid-of-another')),
    impersonate('authentication.k8s.io', 'userextras/scopes', { 'Impersonate-Extra-Scopes': 'scope-of-another' }, isTakenFor('scope-of-another')),
    ...constrainedImpersonation(),
    ...approveCertificates(),
    webhooks('ValidatingWebhookConfiguration'), webhooks('MutatingWebhookConfiguration'),
    admission('validatingadmissionpolicies', () => ({
      before: name => ({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name },
        spec: { matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['limitranges'] }] }, validations: [{ expression: 'false' }] },
      }),
      after: { spec: { validations: [{ expression: 'true || false' }] } },
      marker: 'true || false',
    })),
    admission('validatingadmissionpolicybindings', () => ({
      before: name => ({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name },
        spec: { policyName: 'none', validationActions: ['Deny'] },
      }),
      after: { spec: { validationActions: ['Audit'] } },
      marker: 'Audit',
    })),
    mutatingAdmission('MutatingAdmissionPolicy', 'mutatingadmissionpolicies', {
      spec: {
        matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['limitranges'] }] },
        reinvocationPolicy: 'Never',
        mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{}' } }],
      },
      after: { spec: { mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{metadata: Object.metadata{labels: {"evil": "yes"}}}' } }] } },
      marker: 'evil',
    }),
    mutatingAdmission('MutatingAdmissionPolicyBinding', 'mutatingadmissionpolicybindings', {
      spec: { policyName: 'none' },
      after: { spec: { policyName: 'evil' } },
      marker: 'evil',
    }),
    {
      rule: 'modify-api-services',
      apiGroup: 'apiregistration.k8s.io',
      resource: 'apiservices',
      clusterWide: true,
      attempts: Object.fromEntries(WRITE.map(verb => [verb, async (attacker: Attacker) => {
        const group = `${freshName('group')}.example.com`;
        const service = { namespace: VICTIM, name: freshName('answers'), port: webhook.port };
        await create({ apiVersion: 'v1', kind: 'Service', metadata: service, spec: { type: 'ExternalName', externalName: 'localhost' } });
        return write(verb, {
          name: `v1.${group}`,
          before: name => ({
            apiVersion: 'apiregistration.k8s.io/v1',
            kind: 'APIService',
            metadata: { name },
            spec: { group, version: 'v1', groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true, service: { ...service, name: 'before' } },
          }),
          after: { spec: { service } },
          marker: service.name,
          reaches: () => eventually(async () => {
            await client.request('GET', `/apis/${group}/v1/asked`);
            return webhook.recorded.some(({ url }) => url.includes(`${group}/v1/asked`));
          }),
        }, attacker);
      }])),
      neighbours: [{ apiGroups: ['apiregistration.k8s.io'], resources: ['apiservices'], verbs: ['get', 'list', 'watch'] }],
    },
    {
      rule: 'modify-custom-resource-definitions',
      apiGroup: 'apiextensions.k8s.io',
      resource: 'customresourcedefinitions',
      clusterWide: true,
      attempts: Object.fromEntries(WRITE.map(verb => [verb, (attacker: Attacker) => {
        const plural = freshName('widgets');
        return write(verb, {
          name: `${plural}.example.com`,
          before: name => ({
            apiVersion: 'apiextensions.k8s.io/v1',
            kind: 'CustomResourceDefinition',
            metadata: { name },
            spec: {
              group: 'example.com',
              scope: 'Namespaced',
              names: { plural, kind: plural },
              versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
            },
          }),
          after: { spec: { conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://evil.example.com/' } } } } },
          marker: 'evil.example.com',
        }, attacker);
      }])),
      neighbours: [{ apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['get', 'list', 'watch'] }],
    },
    {
      rule: 'create-persistent-volumes',
      apiGroup: '',
      resource: 'persistentvolumes',
      clusterWide: true,
      attempts: writes({
        before: name => ({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } } }),
        after: { spec: { hostPath: { path: '/etc/kubernetes' } } },
        marker: '/etc/kubernetes',
      }, 'create'),
      neighbours: [{ apiGroups: [''], resources: ['persistentvolumes'], verbs: ['get', 'list', 'watch', 'update', 'patch'] }, { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['create'] }],
    },
    // A write to a subresource also changes the labels.
    modifyNamespaces('namespaces', CHANGE),
    modifyNamespaces('namespaces/status', CHANGE),
    modifyNamespaces('namespaces/finalize', ['update']),
    {
      rule: 'modify-cluster-identity-mapping',
      apiGroup: '',
      resource: 'configmaps',
      names: ['aws-auth'],
      attempts: writes({
        name: 'aws-auth',
        before: name => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: VICTIM } }),
        after: { data: { mapUsers: 'evil' } },
        marker: 'evil',
      }, ...CHANGE),
      neighbours: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['another'], verbs: ['update', 'patch'] }],
    },
    {
      rule: 'modify-service-endpoints',
      apiGroup: 'discovery.k8s.io',
      resource: 'endpointslices',
      // The kube-proxy of every node routes traffic there.
      attempts: writes({
        before: name => ({ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { name, namespace: VICTIM }, addressType: 'IPv4', endpoints: [] }),
        after: { metadata: { labels: { 'kubernetes.io/service-name': 'shop' } }, endpoints: [{ addresses: ['203.0.113.9'] }] },
        marker: '203.0.113.9',
      }, ...WRITE),
      neighbours: [{ apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] }],
    },
    ...outsideOnly,
  ];
}
