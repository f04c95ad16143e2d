import { secretInEnvironment } from '../../../src/rules/pods/secret-in-environment';
import { APP, container, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(secretInEnvironment, {
  invalid: [
    {
      name: 'a key of a Secret',
      yaml: container('env: [{ name: A, value: b }, { name: TOKEN, valueFrom: { secretKeyRef: { name: database, key: token } } }]'),
      findings: [`${APP}.env[1].valueFrom.secretKeyRef [container app TOKEN secret database]`],
      message: "the Secret 'database' in its environment variable TOKEN",
    },
    {
      name: 'a whole Secret',
      yaml: container('envFrom: [{ secretRef: { name: database } }]'),
      findings: [`${APP}.envFrom[0].secretRef [container app secret database]`],
      message: "all of the Secret 'database'",
    },
    {
      name: 'init containers',
      yaml: deployment('initContainers: [{ name: setup, envFrom: [{ secretRef: { name: database } }] }]'),
      findings: [`${POD}.initContainers[0].envFrom[0].secretRef [container setup secret database]`],
    },
  ],
  valid: [
    {
      name: 'ConfigMaps and fields',
      yaml: container('env: [{ name: A, valueFrom: { configMapKeyRef: { name: a, key: b } } }, { name: B, valueFrom: { fieldRef: { fieldPath: metadata.name } } }], envFrom: [{ configMapRef: { name: a } }]'),
    },
    {
      name: 'a Secret as a file',
      yaml: container('volumeMounts: [{ name: s, mountPath: /s }]', 'volumes: [{ name: s, secret: { secretName: database } }]'),
    },
    { name: 'an environment that is not a list', yaml: container('env: { A: b }, envFrom: secretRef') },
  ],
});
