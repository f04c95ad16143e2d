import { startedContainers } from './_projections';
import { AppModel } from '../../model/app-model';
import { SecretReference, Workload } from '../../model/workload';
import { NamespacedNames } from '../_namespaced-names';
import { containerKey, containerText } from '../_part-names';
import { cis, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** What Kubernetes before 1.24 appended to the name of a ServiceAccount; the letters are those of generated names. */
const GENERATED_SUFFIX = /^-token-[bcdfghjklmnpqrstvwxz2456789]{5}$/;

export const legacyTokenSecretInPod: Rule = {
  id: 'legacy-token-secret-in-pod',
  summary: 'A container gets an API token that never expires from a Secret',
  remedy: 'mount a projected token instead of the Secret',
  why: 'The token never expires and is not bound to a pod, so a copy works long after the pod is gone and the vulnerability is fixed. In an environment variable, it also ends up in crash reports and in every child process.',
  fix: {
    construct: "workload.mountToken(BoundToken.forKubernetesApi(), { containers: ['app'] });",
    yaml: 'volumes:\n- name: api-access\n  projected:\n    sources:\n    - serviceAccountToken: {path: token, expirationSeconds: 3600}',
  },
  references: [
    cis('5.1.13'), nsa('protecting Pod service account tokens'), owaspKubernetes('K09'), owaspKubernetes('K03'), mitre('T1528'), mitre('T1552.001'),
  ],
  subject: 'workload',
  fields: ['secret', 'secretKeyRef', 'secretRef'],
  *check(workload, model) {
    const declared = model.once(secretNames);
    for (const [secret, found] of secretsOf(workload)) {
      const [{ isToken: shown }] = found;
      const isToken = shown === 'no' && !declared.mayHave(workload.namespace, secret) && isGenerated(secret, workload) ? 'unknown' : shown;
      if (isToken === 'no') { continue; }
      for (const { container, path } of found) {
        yield {
          path,
          key: `${containerKey(container)} secret ${secret}`,
          message: isToken === 'yes'
            ? `${containerText(container)} gets an API token that never expires from the Secret '${secret}'`
            : `${containerText(container)} gets the Secret '${secret}', which may contain an API token that never expires; pass it with --context`,
          ...isToken === 'yes' ? {} : { unknown: true },
        };
      }
    }
  },
};

/** A Secret whose token a container gets. */
interface SecretInContainer extends SecretReference { readonly container: string }

function secretsOf(workload: Workload): Map<string, SecretInContainer[]> {
  const bySecret = new Map<string, SecretInContainer[]>();
  for (const { name, tokenSecrets } of startedContainers(workload)) {
    for (const reference of tokenSecrets) {
      const others = bySecret.get(reference.secret);
      const found = { ...reference, container: name };
      if (!others) { bySecret.set(reference.secret, [found]); } else if (others.at(-1)!.container !== name) { others.push(found); }
    }
  }
  return bySecret;
}

function secretNames(model: AppModel): NamespacedNames {
  const names = new NamespacedNames();
  for (const object of model.objectsOf('', 'Secret')) { names.add(model.namespaceOf(object), object.name); }
  return names;
}

function isGenerated(secret: string, { serviceAccount: { name } }: Workload): boolean {
  return secret.startsWith(name) && GENERATED_SUFFIX.test(secret.slice(name.length));
}

