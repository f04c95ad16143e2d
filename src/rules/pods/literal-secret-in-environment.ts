import { namesOfSecrets } from './_names-of-secrets';
import { secretInArgument, secretInSetting } from '../../kubernetes/secrets/literal-secret';
import { settingsOfArguments, settingsOfFile } from '../../kubernetes/secrets/settings';
import { items } from '../../objects/lists';
import { containerText } from '../_part-names';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const literalSecretInEnvironment: Rule = {
  id: 'literal-secret-in-environment',
  summary: 'A secret is written into the environment of a container',
  remedy: 'move the value to a Secret',
  why: 'Everyone who can read the manifest, in the repository, in the cluster or in a pipeline log, has the secret, and it stays in the history after it is removed. RBAC on Secrets does not protect it.',
  fix: {
    construct: [
      "const secret = kplus.Secret.fromSecretName(chart, 'secret', 'database');",
      "kplus.EnvValue.fromSecretValue({ secret, key: 'password' }); // better: a file, or a workload identity and no secret at all",
    ].join('\n'),
    yaml: 'env:\n- name: PASSWORD\n  valueFrom: {secretKeyRef: {name: database, key: password}}',
  },
  references: [cis('5.4.1'), owaspKubernetes('K03'), mitre('T1552.001')],
  subject: 'container',
  fields: ['env'],
  *check({ container }, model) {
    const seen = new Set<string>();
    for (const [index, { name, value }] of items(container.manifest.env).entries()) {
      if (!name || !value || seen.has(name) || model.once(namesOfSecrets).has(value)) { continue; }
      const secret = secretInSetting(name, value) ?? secretInFile(value) ?? secretInOptions(value);
      if (secret === undefined) { continue; }
      seen.add(name);
      yield {
        path: ['env', index, 'name'],
        key: name,
        // Neither the value nor its line may appear in a report.
        message: `${containerText(container.name)} has what looks like a secret as the value of its environment variable ${name} (${secret}); everyone who can read the manifest has it`,
        fix: 'valueFrom: {secretKeyRef: {name: <secret>, key: <key>}} # better: as a file',
        fixIsExample: true,
      };
    }
  },
};

/** A variable may hold a whole configuration. */
function secretInFile(value: string): string | undefined {
  if (!/[\n{]/.test(value)) { return undefined; }
  return settingsOfFile('', value).map(setting => secretInSetting(setting.name, setting.value)).find(secret => secret !== undefined);
}

/** Or options of a program, as in `JAVA_TOOL_OPTIONS`. */
function secretInOptions(value: string): string | undefined {
  if (!/(?:^|\s)--?[A-Za-z]/.test(value)) { return undefined; }
  return settingsOfArguments([value]).map(setting => secretInArgument(setting.name, setting.value)).find(secret => secret !== undefined);
}
