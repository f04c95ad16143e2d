import { Client, Response } from '../client';
import { Cluster } from '../cluster';

const programs = process.env.TESTBED_PROGRAMS!;

/** Whether a kube-controller-manager runs beside the API server. */
export const hasControllers = Cluster.hasControllers(programs);

/** A test of what only a kube-controller-manager does. */
export const testWithControllers = hasControllers ? test : test.skip;

/** The cluster of this test file, which no other file shares. */
export let cluster: Cluster;
/** Asks as an administrator. */
export let client: Client;

beforeAll(async () => {
  cluster = await Cluster.start(programs);
  client = cluster.client;
});

afterAll(() => cluster?.stop());

const PLURALS: { readonly [kind: string]: string } = {
  NetworkPolicy: 'networkpolicies',
  Endpoints: 'endpoints',
  Ingress: 'ingresses',
  ValidatingAdmissionPolicy: 'validatingadmissionpolicies',
};

/** Where an object stands; without a name, where they are created. */
export function pathOf({ apiVersion, kind, metadata: { namespace } }: any, name?: string): string {
  const plural = PLURALS[kind] ?? `${kind.toLowerCase()}s`;
  return [apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`, ...namespace ? ['namespaces', namespace] : [], plural, ...name ? [name] : []].join('/');
}

/** @throws with what the server says if it refuses */
export async function create(object: any): Promise<any> {
  return accepted(await client.request('POST', pathOf(object), { body: object }), object);
}

/** Writes it over what is there. @throws with what the server says if it refuses */
export async function apply(object: any): Promise<any> {
  return accepted(await tryToApply(object), object);
}

/** Writes it over what is there, if the server lets us. */
export function tryToApply(object: any, query = ''): Promise<Response> {
  return client.request('PATCH', `${pathOf(object, object.metadata.name)}?fieldManager=testbed&force=true&fieldValidation=Strict${query}`, {
    body: object, contentType: 'application/apply-patch+yaml',
  });
}

export async function remove(object: any): Promise<void> {
  await client.request('DELETE', pathOf(object, object.metadata.name));
}

/** Asks again until it is so. @throws if that takes longer than ten seconds */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !await isSo();) {
    if (Date.now() > end) { throw new Error(`waited in vain until ${what}`); }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

function accepted({ status, body }: Response, { kind, metadata: { name } }: any): any {
  if (status >= 300) { throw new Error(`${kind} ${name} is refused: ${status} ${body.message ?? JSON.stringify(body)}`); }
  return body;
}
