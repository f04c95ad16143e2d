import { Client, Response } from '../client';

/** The cluster that `start.ts` started. */
export const client = new Client(JSON.parse(process.env.TESTBED_CONNECTION!));

/** Whether a kube-controller-manager runs beside the API server. */
export const hasControllers = process.env.TESTBED_CONTROLLERS === 'true';

const PLURALS: { readonly [kind: string]: string } = { NetworkPolicy: 'networkpolicies' };

/** Where an object of a kind of Kubernetes' own stands; without a name, where they are created. */
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
  const path = `${pathOf(object, object.metadata.name)}?fieldManager=testbed&force=true&fieldValidation=Strict`;
  return accepted(await client.request('PATCH', path, { body: object, contentType: 'application/apply-patch+yaml' }), object);
}

export async function remove(object: any): Promise<void> {
  await client.request('DELETE', pathOf(object, object.metadata.name));
}

function accepted({ status, body }: Response, { kind, metadata: { name } }: any): any {
  if (status >= 300) { throw new Error(`${kind} ${name} is refused: ${status} ${body.message ?? JSON.stringify(body)}`); }
  return body;
}
