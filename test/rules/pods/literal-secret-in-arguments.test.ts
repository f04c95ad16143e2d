import { literalSecretInArguments } from '../../../src/rules/pods/literal-secret-in-arguments';
import { APP, container } from '../_pods';
import { testRule } from '../_test-rule';

const args = (...list: readonly string[]) => container(`args: ${JSON.stringify(list)}`);

testRule(literalSecretInArguments, {
  invalid: [
    {
      name: 'a flag with its value',
      yaml: args('--db-password=hunter2'),
      findings: [`${APP}.args [container app db-password]`],
      message: 'what looks like a secret in its args (db-password: secret, by its name)',
    },
    { name: 'a flag before its value', yaml: args('--db-password', 'hunter2'), findings: [`${APP}.args [container app db-password]`] },
    { name: 'a Java property', yaml: args('-Dspring.datasource.password=hunter2'), findings: [`${APP}.args [container app spring.datasource.password]`] },
    {
      name: 'an assignment in shell commands',
      yaml: container('command: [sh, -c, "export DB_PASSWORD=hunter2; exec app"]'),
      findings: [`${APP}.command [container app DB_PASSWORD]`],
    },
    { name: 'a flag in shell commands', yaml: container('command: [sh, -c, "mysql -h db --password hunter2"]'), findings: [`${APP}.command [container app password]`] },
    { name: 'a password for curl', yaml: args('-u', 'admin:hunter2'), findings: [`${APP}.args [container app password]`] },
    { name: 'a credential without a name', yaml: args('AKIAIOSFODNN7EXAMPLE'), findings: [`${APP}.args [container app AWS credential]`] },
    { name: 'a URL with a password', yaml: args('--database-url=postgres://app:hunter2pass@db/app'), findings: [`${APP}.args [container app database-url]`] },
    { name: 'the same flag twice, once', yaml: args('--password=hunter2', '--password=hunter3'), findings: [`${APP}.args [container app password]`] },
  ],
  valid: [
    { name: 'a value that Kubernetes fills in', yaml: args('--db-password=$(DB_PASSWORD)') },
    { name: 'a value that the shell fills in', yaml: container('command: [sh, -c, "mysql --password=$DB_PASSWORD --user=\\"$USER\\" --token=`cat /t`"]') },
    { name: 'a file', yaml: args('--password-file=/etc/password', '--token', '/var/run/token') },
    { name: 'the names of Secrets', yaml: args('--tls-secret=web-tls', '--webhook-secret=my-webhook', '--ca-secret-name=ca') },
    { name: 'a flag without a value', yaml: args('--password', '--verbose') },
    { name: 'switches and numbers', yaml: args('--require-password=true', '--max-token=4096', '--user=1000:1000') },
    { name: 'the name of a Secret of the app', yaml: `${args('--app-secret=Web1')}\napiVersion: v1\nkind: Secret\nmetadata: { name: Web1, namespace: shop }` },
  ],
});
