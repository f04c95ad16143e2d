import { namesOfSecrets } from './_names-of-secrets';
import { secretInSetting, secretInText } from '../../kubernetes/secrets/literal-secret';
import { settingsOfFile } from '../../kubernetes/secrets/settings';
import { ManifestObject } from '../../manifest/manifest-object';
import type * as k8s from '../../objects/kubernetes-types';
import { printable } from '../../text/printable';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** The secret in a file, by the name of its setting; empty for a secret without one. */
interface FoundSecret {
  readonly setting: string;
  readonly secret: string;
}

export const literalSecretInConfigMap: Rule = {
  id: 'literal-secret-in-config-map',
  summary: 'A secret is written into a ConfigMap',
  remedy: 'move the value to a Secret',
  why: 'ConfigMaps are not meant for secrets: the built-in role view allows reading them, encryption at rest often covers only Secrets, and tools display and log them. The secret also stays in the history of the repository.',
  fix: {
    construct: [
      "const secret = kplus.Secret.fromSecretName(chart, 'secret', 'database');",
      "kplus.Volume.fromSecret(chart, 'database', secret); // mounted beside the configuration",
    ].join('\n'),
    yaml: 'volumes:\n- name: database\n  secret: {secretName: database}',
  },
  references: [cis('5.4.1'), owaspKubernetes('K03'), mitre('T1552.001'), kubernetes('ConfigMaps', 'concepts/configuration/configmap/')],
  subject: 'object',
  fields: ['data', 'binaryData'],
  *check(object, model) {
    if (!isConfigMap(object)) { return; }
    const secretNames = model.once(namesOfSecrets);
    for (const field of ['data', 'binaryData'] as const) {
      for (const [file, written] of Object.entries(object.manifest[field] ?? {})) {
        const text = field === 'data' ? written ?? '' : Buffer.from(written ?? '', 'base64').toString('latin1');
        for (const { setting, secret } of secretsIn(file, text, secretNames)) {
          yield {
            path: [field, file],
            key: printable([file, setting].filter(part => part !== '').join(' ')),
            // Neither the value nor its line may appear in a report.
            message: `its ${setting === '' ? 'key' : `setting ${printable(setting)} in`} ${printable(file)} contains what looks like a secret (${secret}), which everyone who can read ConfigMaps can see`,
            fix: 'move it into a Secret',
          };
        }
      }
    }
  },
};

function isConfigMap(object: ManifestObject): object is ManifestObject<k8s.ConfigMap> {
  return object.apiVersion === 'v1' && object.kind === 'ConfigMap';
}

function secretsIn(file: string, text: string, secretNames: ReadonlySet<string>): FoundSecret[] {
  const found = new Map<string, string>();
  if (!text.trim().includes('\n')) {
    const secret = secretNames.has(text) ? undefined : secretInSetting(file, text);
    if (secret !== undefined) { return [{ setting: '', secret }]; }
  }
  for (const { name, value } of settingsOfFile(file, text)) {
    const secret = secretNames.has(value) ? undefined : secretInSetting(name, value);
    if (secret !== undefined && !found.has(name)) { found.set(name, secret); }
  }
  if (found.size === 0) {
    const secret = secretInText(text);
    if (secret !== undefined) { found.set('', secret); }
  }
  return [...found].map(([setting, secret]) => ({ setting, secret }));
}
