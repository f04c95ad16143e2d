import { items } from '../../objects/lists';
import { containerText } from '../_part-names';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const NAMELESS = 'without a name';

export const secretInEnvironment: Rule = {
  id: 'secret-in-environment',
  summary: 'A Secret is put into the environment of a container',
  remedy: 'mount the Secret as a file',
  why: 'Every process that the container starts inherits its environment, and programs write it to logs and crash reports. It does not change when the Secret changes. A file in a volume is read only by processes that open it, and is updated with the Secret.',
  fix: {
    construct: [
      "const secret = kplus.Secret.fromSecretName(chart, 'secret', 'credentials');",
      "workload.containers[0].mount('/etc/credentials', kplus.Volume.fromSecret(chart, 'credentials', secret), { readOnly: true });",
    ].join('\n'),
    yaml: 'volumeMounts:\n- {name: credentials, mountPath: /etc/credentials, readOnly: true}',
  },
  references: [
    cis('5.4.1'), owaspKubernetes('K03'), mitre('T1552.007'), kubernetes('Secrets, using Secrets as files', 'concepts/configuration/secret/#using-secrets-as-files-from-a-pod'),
  ],
  subject: 'container',
  fields: ['secretKeyRef', 'secretRef'],
  *check({ container }) {
    const seen = new Set<string>();
    const { env, envFrom } = container.manifest;
    for (const [index, { name, valueFrom }] of items(env).entries()) {
      const reference = valueFrom?.secretKeyRef;
      if (!reference) { continue; }
      const variable = name || NAMELESS;
      const key = `${variable} secret ${reference.name || NAMELESS}`;
      if (seen.has(key)) { continue; }
      seen.add(key);
      yield {
        path: ['env', index, 'valueFrom', 'secretKeyRef'],
        key,
        message: `${containerText(container.name)} has the Secret '${reference.name || NAMELESS}' in its environment variable ${variable}, which its processes inherit`,
        fix: 'mount the Secret as a file',
      };
    }
    for (const [index, { secretRef }] of items(envFrom).entries()) {
      const name = secretRef?.name || NAMELESS;
      const key = `secret ${name}`;
      if (!secretRef || seen.has(key)) { continue; }
      seen.add(key);
      yield {
        path: ['envFrom', index, 'secretRef'],
        key,
        message: `${containerText(container.name)} has all of the Secret '${name}' in its environment, which its processes inherit`,
        fix: 'mount the Secret as files',
      };
    }
  },
};
