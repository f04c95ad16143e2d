import { containerText } from '../_part-names';
import { listAt } from './_lists';
import { isTemplated } from '../../kubernetes/names';
import { field } from '../../objects/plain-object';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** The names that say that their value is a secret; not those that only lead to one, such as `PASSWORD_FILE` and `TLS_SECRET`. */
const NAMES = /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|API_?KEY|SECRET_?KEY|PRIVATE_?KEY|SECRET_?ACCESS_?KEY|ACCESS_?TOKEN|AUTH_?TOKEN|(?:CLIENT|COOKIE|JWT|SESSION|WEBHOOK)_?SECRET)$/i;

/** What credentials begin with, whatever holds them. */
const CREDENTIALS = [
  /^-----BEGIN [A-Z ]*PRIVATE KEY-----/, /^(?:AKIA|ASIA)[A-Z0-9]{16}$/, /^gh[pousr]_[A-Za-z0-9]{36}/, /^github_pat_/, /^glpat-/, /^xox[abprs]-/,
  /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/,
];

/** Values that are no secrets: nothing, a switch, a file, a reference to another variable. */
const HARMLESS = /^(?:|true|false|yes|no|on|off|0|1|none|null|\/.*|file:.*|\$\(\w+\)|\$\{.*\})$/i;

export const literalSecretInEnvironment: Rule = {
  id: 'literal-secret-in-environment',
  summary: 'A secret is written into the manifest of a workload',
  why: 'Whoever reads the manifest, in the repository, in the cluster or in a log of the pipeline, has the secret, and it stays in the history when it is removed. RBAC on Secrets does not protect it.',
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
  *check({ container }) {
    const seen = new Set<string>();
    for (const [index, variable] of listAt(container.manifest, 'env')) {
      const name = field(variable, 'name');
      const value = field(variable, 'value');
      if (typeof name !== 'string' || !isSecret(name, value) || seen.has(name)) { continue; }
      seen.add(name);
      yield {
        path: ['env', index, 'name'],
        key: name,
        // Neither the value nor its line must turn up in a report.
        message: `${containerText(container.name)} has what reads like a secret as the value of its environment variable ${name}, for everybody who reads the manifest`,
        fix: 'valueFrom: {secretKeyRef: {name: <secret>, key: <key>}} # better: as a file',
      };
    }
  },
};

function isSecret(name: string, value: unknown): boolean {
  if (typeof value !== 'string' || isTemplated(value)) { return false; }
  return CREDENTIALS.some(pattern => pattern.test(value)) || (NAMES.test(name) && !HARMLESS.test(value));
}
