import { containerText } from '../_part-names';
import { listAt } from './_lists';
import { field } from '../../objects/plain-object';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const secretInEnvironment: Rule = {
  id: 'secret-in-environment',
  summary: 'A Secret is put into the environment of a container',
  why: 'Every process that the container starts inherits its environment, and programs write it to logs and crash reports. It does not change when the Secret does. A file in a volume is read only by those who open it, and follows the Secret.',
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
    for (const [index, variable] of listAt(container.manifest, 'env')) {
      const reference = field(variable, 'valueFrom', 'secretKeyRef');
      if (reference === undefined) { continue; }
      const key = textOf(field(variable, 'name'));
      if (seen.has(key)) { continue; }
      seen.add(key);
      yield {
        path: ['env', index, 'valueFrom', 'secretKeyRef'],
        key,
        message: `${containerText(container.name)} has the Secret '${textOf(field(reference, 'name'))}' in its environment variable ${textOf(field(variable, 'name'))}, which its processes inherit`,
        fix: 'mount the Secret as a file',
      };
    }
    for (const [index, source] of listAt(container.manifest, 'envFrom')) {
      const reference = field(source, 'secretRef');
      const name = textOf(field(reference, 'name'));
      const key = `secret ${name}`;
      if (reference === undefined || seen.has(key)) { continue; }
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

function textOf(name: unknown): string {
  return typeof name === 'string' && name !== '' ? name : 'without a name';
}
