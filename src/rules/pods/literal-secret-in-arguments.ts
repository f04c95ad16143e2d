import { namesOfSecrets } from './_names-of-secrets';
import { secretInArgument, secretInText } from '../../kubernetes/secrets/literal-secret';
import { settingsOfArguments } from '../../kubernetes/secrets/settings';
import { texts } from '../../objects/lists';
import { printable } from '../../text/printable';
import { containerText } from '../_part-names';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const FIELDS = ['command', 'args'] as const;

export const literalSecretInArguments: Rule = {
  id: 'literal-secret-in-arguments',
  summary: 'A secret is written into the command line of a container',
  remedy: 'move the value to a Secret',
  why: 'Everyone who can read the manifest has the secret, as does every process on the node that can list processes. It stays in the history of the repository after it is removed. RBAC on Secrets does not protect it.',
  fix: {
    construct: [
      "const secret = kplus.Secret.fromSecretName(chart, 'secret', 'database');",
      "kplus.EnvValue.fromSecretValue({ secret, key: 'password' }); // better: mount a file and pass its path",
    ].join('\n'),
    yaml: 'args: [--password-file=/etc/database/password]',
  },
  references: [cis('5.4.1'), owaspKubernetes('K03'), mitre('T1552.001')],
  subject: 'container',
  fields: [...FIELDS],
  *check({ container: { name, manifest } }, model) {
    const seen = new Set<string>();
    const secretNames = model.once(namesOfSecrets);
    for (const field of FIELDS) {
      const list = texts(manifest[field]);
      const bySetting = settingsOfArguments(list)
        .filter(({ value }) => !secretNames.has(value))
        .flatMap(setting => describe(secretInArgument(setting.name, setting.value), setting.name));
      // If a setting explains the secret, checking the whole text adds nothing.
      const found = bySetting.length > 0 ? bySetting : list.flatMap(text => describe(secretInText(text)));
      for (const { key, secret } of found) {
        if (seen.has(key)) { continue; }
        seen.add(key);
        yield {
          path: [field],
          key: printable(key),
          // Neither the value nor its line may appear in a report.
          message: `${containerText(name)} has what looks like a secret in its ${field} (${printable(secret)}); everyone who can read the manifest has it`,
          fix: 'read it from a mounted Secret, or from a variable with secretKeyRef',
        };
      }
    }
  },
};

function describe(secret: string | undefined, name?: string): { readonly key: string; readonly secret: string }[] {
  if (secret === undefined) { return []; }
  return [{ key: name ?? secret, secret: name === undefined ? secret : `${name}: ${secret}` }];
}
