import { namesText } from '../../kubernetes/rbac/name-text';
import { items } from '../../objects/lists';
import { listed } from '../_text';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const ENFORCE = 'kubernetes.io/enforce-mountable-secrets';

export const serviceAccountSecretsList: Rule = {
  id: 'service-account-secrets-list',
  summary: 'A ServiceAccount lists Secrets, or restricts its pods to those it lists',
  remedy: 'remove the field secrets',
  why: 'The list names the token Secrets that Kubernetes used to create automatically and that never expire. As a restriction on what pods may mount, it is deprecated since Kubernetes 1.32 and can be bypassed. Use separate namespaces to isolate Secrets.',
  fix: {
    construct: "new SecureServiceAccount(chart, 'web'); // has no such list; imagePullSecrets is a separate property",
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
        message: `it lists ${names.length === 0 ? 'Secrets' : `the Secret${names.length === 1 ? '' : 's'} ${listed(names.map(name => `'${name}'`))}`}, which was used for token Secrets that never expire and now is only a deprecated restriction on what its pods may mount`,
        fix: 'remove secrets; Secrets for pulling images belong in imagePullSecrets',
      };
    }
    if (typeof metadata?.annotations?.[ENFORCE] === 'string') {
      yield {
        path: ['metadata', 'annotations', ENFORCE],
        key: ENFORCE,
        message: `the annotation ${ENFORCE} is deprecated and can be bypassed, so it does not prevent its pods from using other Secrets of the namespace`,
        fix: `remove the annotation ${ENFORCE}; use separate namespaces for isolation`,
      };
    }
  },
};
