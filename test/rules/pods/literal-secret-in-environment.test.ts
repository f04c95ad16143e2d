import { APP, container } from '../_pods';
import { literalSecretInEnvironment } from '../../../src/rules/pods/literal-secret-in-environment';
import { testRule } from '../_test-rule';

testRule(literalSecretInEnvironment, {
  invalid: [
    {
      name: 'a password',
      yaml: container('env: [{ name: DB_PASSWORD, value: hunter2 }]'),
      findings: [`${APP}.env[0].name [container app DB_PASSWORD]`],
      message: 'what reads like a secret as the value of its environment variable DB_PASSWORD',
    },
    {
      name: 'an access key under any name',
      yaml: container('env: [{ name: A, value: AKIAIOSFODNN7EXAMPLE }]'),
      findings: [`${APP}.env[0].name [container app A]`],
    },
    {
      name: 'a private key under any name',
      yaml: container('env: [{ name: A, value: "-----BEGIN RSA PRIVATE KEY-----" }]'),
      findings: [`${APP}.env[0].name [container app A]`],
    },
    {
      name: 'names in other spellings',
      yaml: container('env: [{ name: apiKey, value: abc }, { name: jwt_secret, value: abc }, { name: CLIENTSECRET, value: abc }]'),
      findings: [`${APP}.env[0].name [container app apiKey]`, `${APP}.env[1].name [container app jwt_secret]`, `${APP}.env[2].name [container app CLIENTSECRET]`],
    },
  ],
  valid: [
    { name: 'a reference', yaml: container('env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: database, key: password } } }]') },
    {
      name: 'names that only lead to a secret',
      yaml: container('env: [{ name: PASSWORD_FILE, value: /etc/password }, { name: TLS_SECRET, value: web-tls }, { name: SECRET_NAME, value: web }, { name: TOKEN_PATH, value: token }]'),
    },
    {
      name: 'values that are no secrets',
      yaml: container('env: [{ name: A_PASSWORD, value: "" }, { name: ALLOW_EMPTY_PASSWORD, value: "yes" }, { name: B_PASSWORD, value: /run/password }, { name: C_PASSWORD, value: $(OTHER) }, { name: D_PASSWORD, value: "{{ .Values.password }}" }]'),
    },
    { name: 'odd shapes', yaml: container('env: [null, text, { name: 1, value: a }, { name: PASSWORD, value: { a: b } }]') },
  ],
});
