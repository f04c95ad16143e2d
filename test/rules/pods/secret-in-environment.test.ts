import { APP, container, deployment, POD, testRule } from './_pods';
import { secretInEnvironment } from '../../../src/rules/pods/secret-in-environment';

testRule(secretInEnvironment, {
  fires: [
    ['a key of a Secret', container('env: [{ name: A, value: b }, { name: TOKEN, valueFrom: { secretKeyRef: { name: database, key: token } } }]'), [`${APP}.env[1].valueFrom.secretKeyRef [container app TOKEN]`], "the Secret 'database' in its environment variable TOKEN"],
    ['a whole Secret', container('envFrom: [{ secretRef: { name: database } }]'), [`${APP}.envFrom[0].secretRef [container app secret database]`], "all of the Secret 'database'"],
    ['init containers', deployment('initContainers: [{ name: setup, envFrom: [{ secretRef: { name: database } }] }]'), [`${POD}.initContainers[0].envFrom[0].secretRef [container setup secret database]`]],
  ],
  silent: [
    ['ConfigMaps and fields', container('env: [{ name: A, valueFrom: { configMapKeyRef: { name: a, key: b } } }, { name: B, valueFrom: { fieldRef: { fieldPath: metadata.name } } }], envFrom: [{ configMapRef: { name: a } }]')],
    ['a Secret as a file', container('volumeMounts: [{ name: s, mountPath: /s }]', 'volumes: [{ name: s, secret: { secretName: database } }]')],
    ['an environment that is no list', container('env: { A: b }, envFrom: secretRef')],
  ],
});
