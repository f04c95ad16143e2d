import { Client, Response } from '../client';
import { Cluster, ClusterOptions } from '../cluster';

const programs = process.env.TESTBED_PROGRAMS!;

/** Whether a kube-controller-manager runs with the API server. */
export const hasControllers = Cluster.hasControllers(programs);

/** A test that needs a kube-controller-manager. */
export const testWithControllers = hasControllers ? test : test.skip;

/** The running version of Kubernetes, as in `1.34`. */
export const kubernetesVersion = process.env.TESTBED_KUBERNETES!;

/** The running minor version of Kubernetes: 34 for v1.34.4. */
export const serverMinor = Cluster.minorOf(kubernetesVersion);

/** The cluster of this test file, not shared with other files. */
export let cluster: Cluster;
/** A client with the permissions of an administrator. */
export let client: Client;

let options: ClusterOptions = {};

/** Sets options for the cluster of this test file, before it starts. */
export function useCluster(wanted: ClusterOptions): void {
  options = wanted;
}

beforeAll(async () => {
  cluster = await Cluster.start(programs, options);
  client = cluster.client;
});

afterAll(() => cluster?.stop());

/** A resource as discovery describes it. */
export interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

const discovered = new Map<string, readonly Resource[]>();

/** The resources and subresources of a group and version on the server. */
export async function resourcesOf(apiVersion: string): Promise<readonly Resource[]> {
  const known = discovered.get(apiVersion);
  if (known) { return known; }
  const { body } = await client.request('GET', baseOf(apiVersion));
  // A missing version may be added by a custom resource definition.
  if (body.resources) { discovered.set(apiVersion, body.resources); }
  return body.resources ?? [];
}

function baseOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The path of an object; without a name, that of its collection. */
export async function pathOf({ apiVersion, kind, metadata: { namespace = 'default' } }: any, name?: string): Promise<string> {
  const resource = (await resourcesOf(apiVersion)).find(candidate => candidate.kind === kind && !candidate.name.includes('/'));
  if (!resource) { throw new Error(`the server has no ${kind} in ${apiVersion}`); }
  return [baseOf(apiVersion), ...resource.namespaced ? ['namespaces', namespace] : [], resource.name, ...name ? [name] : []].join('/');
}

/** Creates a namespace at a level of Pod Security, if it is missing, and its account `default`. */
export async function createNamespace(name: string, podSecurity?: string): Promise<void> {
  const labels = podSecurity === undefined ? {}
    : Object.fromEntries(['enforce', 'warn'].map(mode => [`pod-security.kubernetes.io/${mode}`, podSecurity]));
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  await untilReady(name);
}

/** Waits for the account `default` of a namespace, which pods need, or creates it if no controller does. */
export async function untilReady(namespace: string): Promise<void> {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } };
  if (!hasControllers) { await apply(account); }
  const path = await pathOf(account, 'default');
  await until(`${namespace} has its account`, async () => (await client.request('GET', path)).status === 200);
}

/** @throws with the message of the server if it refuses */
export async function create(object: any): Promise<any> {
  return accepted(await client.request('POST', await pathOf(object), { body: object }), object);
}

/** Creates or updates an object. @throws with the message of the server if it refuses */
export async function apply(object: any): Promise<any> {
  return accepted(await tryToApply(object), object);
}

/** Creates or updates an object, if the server accepts it. */
export async function tryToApply(object: any): Promise<Response> {
  return client.request('PATCH', `${await pathOf(object, object.metadata.name)}?fieldManager=testbed&force=true&fieldValidation=Strict`, {
    body: object, contentType: 'application/apply-patch+yaml',
  });
}

export async function remove(object: any): Promise<void> {
  await client.request('DELETE', await pathOf(object, object.metadata.name));
}

/** Repeats a check until it succeeds. The volume controller retries only every 15 seconds. @throws after a minute */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !await isSo();) {
    if (Date.now() > end) { throw new Error(`waited too long until ${what}`); }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

function accepted({ status, body }: Response, { kind, metadata: { name } }: any): any {
  if (status >= 300) { throw new Error(`${kind} ${name} is refused: ${status} ${body.message ?? JSON.stringify(body)}`); }
  return body;
}
