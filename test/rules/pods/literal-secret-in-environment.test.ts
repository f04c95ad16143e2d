import { APP, container, testRule } from './_pods';
import { literalSecretInEnvironment } from '../../../src/rules/pods/literal-secret-in-environment';

testRule(literalSecretInEnvironment, {
  fires: [
    ['a password', container('env: [{ name: DB_PASSWORD, value: hunter2 }]'), [`${APP}.env[0].name [container app DB_PASSWORD]`], 'what reads like a secret as the value of its environment variable DB_PASSWORD'],
    ['an access key under any name', container('env: [{ name: A, value: AKIAIOSFODNN7EXAMPLE }]'), [`${APP}.env[0].name [container app A]`]],
    ['a private key under any name', container('env: [{ name: A, value: "-----BEGIN RSA PRIVATE KEY-----" }]'), [`${APP}.env[0].name [container app A]`]],
    ['names in other spellings', container('env: [{ name: apiKey, value: abc }, { name: jwt_secret, value: abc }, { name: CLIENTSECRET, value: abc }]'), [`${APP}.env[0].name [container app apiKey]`, `${APP}.env[1].name [container app jwt_secret]`, `${APP}.env[2].name [container app CLIENTSECRET]`]],
  ],
  silent: [
    ['a reference', container('env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: database, key: password } } }]')],
    ['names that only lead to a secret', container('env: [{ name: PASSWORD_FILE, value: /etc/password }, { name: TLS_SECRET, value: web-tls }, { name: SECRET_NAME, value: web }, { name: TOKEN_PATH, value: token }]')],
    ['values that are no secrets', container('env: [{ name: A_PASSWORD, value: "" }, { name: ALLOW_EMPTY_PASSWORD, value: "yes" }, { name: B_PASSWORD, value: /run/password }, { name: C_PASSWORD, value: $(OTHER) }, { name: D_PASSWORD, value: "{{ .Values.password }}" }]')],
    ['odd shapes', container('env: [null, text, { name: 1, value: a }, { name: PASSWORD, value: { a: b } }]')],
  ],
});
