import { namesText } from '../../kubernetes/rbac/name-text';
import { items } from '../../objects/lists';
import { listed } from '../_text';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const ENFORCE = 'kubernetes.io/enforce-mountable-secrets';

export const serviceAccountSecretsList: Rule = {
  id: 'service-account-secrets-list',
  summary: 'A ServiceAccount lists Secrets, or restricts its pods to those it lists',
  remedy: 'remove the list secrets',
  why: 'The list named the token Secrets that Kubernetes once made by itself and that never expire. As a restriction of what pods may mount it is deprecated since Kubernetes 1.32, and there are known ways around it. Separate namespaces keep Secrets apart.',
  fix: {
    construct: "new SecureServiceAccount(chart, 'web'); // has no such list; imagePullSecrets is a property of its own",
    yaml: '# remove secrets and the annotation kubernetes.io/enforce-mountable-secrets',
  },
  references: [
    owaspKubernetes('K09'), owaspKubernetes('K03'), mitre('T1552.001'),
    kubernetes('Service Accounts, enforce mountable secrets', 'concepts/security/service-accounts/#enforce-mountable-secrets'),
  ],
  subject: 'service-account',
  fields: ['secrets', ENFORCE],
  *check({ object }) {
    const { metadata, secrets } = object.manifest;
    if (secrets && secrets.length > 0) {
      const names = items(secrets).flatMap(({ name }) => name ? [name] : []);
      yield {
        path: ['secrets'],
        key: ['secrets', ...names.length === 0 ? [] : [namesText([...names].sort())]].join(' '),
        message: `it lists ${names.length === 0 ? 'Secrets' : `the Secret${names.length === 1 ? '' : 's'} ${listed(names.map(name => `'${name}'`))}`}, which was for token Secrets that never expire and now serves only a deprecated restriction of what its pods may mount`,
        fix: 'remove secrets; what pulls images belongs in imagePullSecrets',
      };
    }
    if (typeof metadata?.annotations?.[ENFORCE] === 'string') {
      yield {
        path: ['metadata', 'annotations', ENFORCE],
        key: ENFORCE,
        message: `the annotation ${ENFORCE} is deprecated and can be bypassed, so that it does not keep its pods from other Secrets of the namespace`,
        fix: `remove the annotation ${ENFORCE}; put what must be kept apart into namespaces of their own`,
      };
    }
  },
};
