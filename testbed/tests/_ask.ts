import { client } from './_cluster';
import { Question } from './world';

/** The user of a question to the server. */
export interface AskedUser {
  readonly user: string;
  readonly groups: readonly string[];
}

/** The answer of the server for an account. */
export async function ask({ account, ...request }: Question): Promise<string> {
  return askAbout({
    user: `system:serviceaccount:${account.namespace}:${account.name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`, 'system:authenticated'],
  }, request);
}

/** The answer of the server for a user in groups. */
export async function askAbout({ user, groups }: AskedUser, { path, verb, apiGroup, resource, name, namespace }: Omit<Question, 'account'>): Promise<string> {
  const [of, subresource] = (resource ?? '').split('/');
  const { body } = await client.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        user,
        groups,
        ...path === undefined
          ? { resourceAttributes: { verb, group: apiGroup, resource: of, subresource, name, namespace } }
          : { nonResourceAttributes: { verb, path } },
      },
    },
  });
  return body.status.allowed ? 'yes' : 'no';
}
