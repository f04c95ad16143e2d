import { client, create, createNamespace } from './_cluster';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { RequestOptions, Response } from '../client';

/** The namespace of the attacker's account. */
export const HOME = 'attackers';
/** The namespace of granted permissions and of their targets. */
export const VICTIM = 'victim';

const GROUP = 'rbac.authorization.k8s.io';
let count = 0;

/** A unique name. */
export function freshName(prefix: string): string {
  return `${prefix}-${++count}`;
}

/** An account with a token and only the granted permissions. */
export class Attacker {
  public static async create(): Promise<Attacker> {
    const attacker = new Attacker(freshName('attacker'));
    await create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: attacker.account, namespace: HOME } });
    const { body } = await client.request('POST', `/api/v1/namespaces/${HOME}/serviceaccounts/${attacker.account}/token`, {
      body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
    });
    attacker.token = body.status.token;
    return attacker;
  }

  /** An account with an existing token. */
  public static holding(token: string, account: string, namespace: string): Attacker {
    const attacker = new Attacker(account, namespace);
    attacker.token = token;
    return attacker;
  }

  private token = '';

  private constructor(public readonly account: string, public readonly namespace = HOME) {}

  public get user(): string {
    return `system:serviceaccount:${this.namespace}:${this.account}`;
  }

  /** The credentials of the attacker. */
  public get credentials(): RequestOptions {
    return { token: this.token };
  }

  /** Grants permissions in a namespace or in the cluster, through a role of the given name and kind, and waits until they are effective. */
  public async grant(rules: readonly PolicyRule[], clusterWide: boolean, { name = freshName('grant'), namespace = VICTIM, roleKind = clusterWide ? 'ClusterRole' : 'Role' } = {}): Promise<void> {
    if (rules.length === 0) { return; }
    const place = clusterWide ? {} : { namespace };
    await create({ apiVersion: `${GROUP}/v1`, kind: roleKind, metadata: { name, ...roleKind === 'ClusterRole' ? {} : place }, rules });
    await create({
      apiVersion: `${GROUP}/v1`,
      kind: clusterWide ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name, ...place },
      roleRef: { apiGroup: GROUP, kind: roleKind, name },
      subjects: [{ kind: 'ServiceAccount', name: this.account, namespace: HOME }],
    });
    const last = rules[rules.length - 1];
    const [resource, subresource] = (last.resources?.[0] ?? '').split('/');
    const attributes = last.nonResourceURLs
      ? { nonResourceAttributes: { path: last.nonResourceURLs[0], verb: last.verbs[0] } }
      : { resourceAttributes: { group: last.apiGroups![0], resource, subresource, name: last.resourceNames?.[0], verb: last.verbs[0], ...place } };
    for (;;) {
      const { body } = await client.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: { user: this.user, ...attributes } },
      });
      if (body.status.allowed) { return; }
    }
  }

  public request(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
    return client.request(method, path, { token: this.token, ...options });
  }
}

export async function createNamespaces(): Promise<void> {
  await createNamespace(HOME);
  await createNamespace(VICTIM);
}
