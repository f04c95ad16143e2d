import { client } from './_cluster';
import { Question } from './world';

/** What the server says. */
export async function ask({ account, path, verb, apiGroup, resource, name, namespace }: Question): Promise<string> {
  const [of, subresource] = (resource ?? '').split('/');
  const { body } = await client.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        user: `system:serviceaccount:${account.namespace}:${account.name}`,
        groups: ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`, 'system:authenticated'],
        ...path === undefined
          ? { resourceAttributes: { verb, group: apiGroup, resource: of, subresource, name, namespace } }
          : { nonResourceAttributes: { verb, path } },
      },
    },
  });
  return body.status.allowed ? 'yes' : 'no';
}
