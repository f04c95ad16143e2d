import { legacyTokenSecretInPod as rule } from '../../../src/rules/tokens/legacy-token-secret-in-pod';
import { app, deployment, tokenSecret } from '../_manifests';
import { testRule } from '../_test-rule';

const SECRET = tokenSecret('t', 'web');
const SPEC = 'spec.template.spec';
const web = (rest: string, namespace?: string): string => deployment('web', `{serviceAccountName: web, ${rest}}`, namespace);
const mounted = (volume: string, mount = ''): string => web(`volumes: [{name: v, ${volume}}], containers: [{name: app, volumeMounts: [{name: v, mountPath: /t, ${mount}}]}]`);

const ENV = 'env: [{name: T, valueFrom: {secretKeyRef: {name: t, key: token}}}]';
const envFrom = (secret: string): string => web(`containers: [{name: app, envFrom: [{secretRef: {name: ${secret}}}]}]`);
const WITHOUT_NAMESPACE = app(SECRET, web('containers: [{name: app, envFrom: [{secretRef: {name: t}}]}]', ''));

testRule(rule, {
  invalid: [
    {
      name: 'two containers, one finding each',
      yaml: app(SECRET, web(`containers: [{name: app, ${ENV}}, {name: proxy, ${ENV}}]`)),
      findings: ['app', 'proxy'].map((name, index) => `Deployment/web ${SPEC}.containers[${index}].env[0] [container ${name} secret t]`),
      message: "the container 'app' gets an API token that never expires from the Secret 't'",
    },
    { name: 'a workload in an unknown namespace', yaml: WITHOUT_NAMESPACE, findings: [`Deployment/web ${SPEC}.containers[0].envFrom[0] [container app secret t] ?`] },
    { name: 'a namespace set by --namespace', yaml: WITHOUT_NAMESPACE, options: { namespace: 'shop' }, findings: [`Deployment/web ${SPEC}.containers[0].envFrom[0] [container app secret t]`] },
    {
      name: 'a Secret with a name that Kubernetes once generated',
      yaml: envFrom('web-token-x7k2p'),
      findings: [`Deployment/web ${SPEC}.containers[0].envFrom[0] [container app secret web-token-x7k2p] ?`],
    },
    ...([
      ['a volume', mounted('secret: {secretName: t}'), `${SPEC}.volumes[0].secret`],
      ['a projected volume', mounted('projected: {sources: [{secret: {name: t}}]}'), `${SPEC}.volumes[0].projected.sources[0].secret`],
      ['a single item of a volume', mounted('secret: {secretName: t, items: [{key: token, path: x}]}', 'subPath: x'), `${SPEC}.volumes[0].secret`],
      // The API server treats both like the volume without them.
      ['a volume with an empty list of items', mounted('secret: {secretName: t, items: []}'), `${SPEC}.volumes[0].secret`],
      ['a volume with a path that starts with a dot', mounted('secret: {secretName: t}', 'subPath: ./token'), `${SPEC}.volumes[0].secret`],
      ['a folder of a volume', mounted('secret: {secretName: t, items: [{key: token, path: a/x}]}', 'subPath: a'), `${SPEC}.volumes[0].secret`],
      ['the environment', web('containers: [{name: app, env: [{name: T, valueFrom: {secretKeyRef: {name: t, key: token}}}]}]'), `${SPEC}.containers[0].env[0]`],
      ['the whole Secret in the environment', web('initContainers: [{name: init, envFrom: [{secretRef: {name: t}}]}]'), `${SPEC}.initContainers[0].envFrom[0]`],
    ] as const).map(([name, yaml, path]) => ({ name: `a token from ${name}`, yaml: app(SECRET, yaml), findings: [`Deployment/web ${path} [container ${path.includes('initContainers') ? 'init' : 'app'} secret t]`] })),
  ],
  valid: [
    {
      name: 'a Secret of another type with such a name',
      yaml: app(envFrom('web-token-x7k2p'), '{apiVersion: v1, kind: Secret, metadata: {name: web-token-x7k2p, namespace: shop}, type: Opaque}'),
    },
    { name: 'a name that Kubernetes did not generate', yaml: envFrom('web-token-vault') },
    { name: 'a name generated for another account', yaml: envFrom('api-token-x7k2p') },
    ...([
      ['another Secret', mounted('secret: {secretName: other}')],
      ['only its CA bundle', mounted('secret: {secretName: t, items: [{key: ca.crt, path: ca.crt}]}')],
      ['only its CA bundle by subPath', mounted('secret: {secretName: t}', 'subPath: ca.crt')],
      ['only its namespace in the environment', web('containers: [{name: app, env: [{name: N, valueFrom: {secretKeyRef: {name: t, key: namespace}}}]}]')],
      ['a volume that is not mounted', web('volumes: [{name: v, secret: {secretName: t}}], containers: [{name: app}]')],
      ['a Secret of another namespace', web('containers: [{name: app, envFrom: [{secretRef: {name: t}}]}]', 'namespace: other')],
    ] as const).map(([name, yaml]) => ({ name, yaml: app(SECRET, yaml) })),
  ],
});
