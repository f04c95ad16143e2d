import { automountedToken } from '../../../src/rules/tokens/automounted-token';
import { app, deployment, hardened, pod, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (rest: string): string => deployment('web', `{serviceAccountName: web, ${rest}}`);
const CONTAINERS = 'initContainers: [{name: init}], containers: [{name: app}]';
const AT_TOKEN_PATH = 'volumeMounts: [{name: v, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]';
const FOUND = 'Deployment/web spec.template.spec [serviceaccount web]';

const ADMITTED = pod('web', `{serviceAccountName: web, volumes: [{name: kube-api-access-x7k2p, projected: {sources: [{serviceAccountToken: {path: token, expirationSeconds: 3607}}]}}], containers: [{name: app, ${AT_TOKEN_PATH.replace('name: v', 'name: kube-api-access-x7k2p')}}]}`, 'uid: "1"');
const reserved = (seconds: number): string => app(serviceAccount('web'), web(`${CONTAINERS}, volumes: [{name: kube-api-access-x, projected: {sources: [{serviceAccountToken: {path: token, expirationSeconds: ${seconds}}}]}}]`));

testRule(automountedToken, {
  invalid: [
    {
      name: 'neither the pod nor its account disables it',
      yaml: app(serviceAccount('web'), web(CONTAINERS)),
      findings: [FOUND],
      message: "into the containers 'init' and 'app' because neither the pod nor its ServiceAccount sets automountServiceAccountToken: false",
    },
    {
      name: 'the pod overrides its account',
      yaml: app(hardened('web'), web(`automountServiceAccountToken: true, ${CONTAINERS}`)),
      findings: ['Deployment/web spec.template.spec.automountServiceAccountToken [serviceaccount web]'],
      message: 'because the pod sets automountServiceAccountToken: true',
    },
    {
      name: 'the account enables it',
      yaml: app(serviceAccount('web', 'automountServiceAccountToken: true'), web(CONTAINERS)),
      findings: [FOUND],
      message: 'because its ServiceAccount sets',
    },
    {
      name: 'an undeclared account may disable it',
      yaml: web(CONTAINERS),
      findings: [`${FOUND} ?`],
      message: "the app does not declare the ServiceAccount 'web', which may disable it",
    },
    { name: 'an undeclared account in a complete app', yaml: web(CONTAINERS), options: { complete: true }, findings: [FOUND] },
    {
      name: 'a value that is not a boolean',
      yaml: web(`automountServiceAccountToken: "true", ${CONTAINERS}`),
      findings: ['Deployment/web spec.template.spec.automountServiceAccountToken [serviceaccount web] ?'],
      message: 'neither true nor false',
    },
    {
      name: 'a container that mounts something at the token path gets no token',
      yaml: app(serviceAccount('web'), web(`containers: [{name: app, ${AT_TOKEN_PATH}}, {name: proxy}]`)),
      findings: [FOUND],
      message: "into the container 'proxy'",
    },
    {
      name: 'a container that mounts something at another spelling of the token path gets one',
      yaml: app(serviceAccount('web'), web(`containers: [{name: app, ${AT_TOKEN_PATH.replace('serviceaccount}', 'serviceaccount/}')}}]`)),
      findings: [FOUND],
    },
    { name: 'a pod that was read from a cluster already has it', yaml: app(serviceAccount('web'), ADMITTED), findings: ['Pod/web spec [serviceaccount web]'] },
    { name: 'such a pod whose account was hardened later', yaml: app(hardened('web'), ADMITTED), findings: ['Pod/web spec [serviceaccount web]'] },
    { name: 'the default lifetime, which is extended', yaml: app(serviceAccount('web'), web(CONTAINERS)), findings: [FOUND], message: 'up to a year' },
    { name: 'an explicit volume with the lifetime that is extended', yaml: reserved(3607), findings: [FOUND], message: 'up to a year' },
    {
      name: 'an explicit volume with another lifetime',
      yaml: reserved(900),
      findings: [{ object: 'Deployment shop/web', path: 'spec.template.spec', key: 'serviceaccount web', message: expect.not.stringContaining('up to a year') }],
    },
  ],
  valid: [
    { name: 'the pod disables it', yaml: app(serviceAccount('web'), web(`automountServiceAccountToken: false, ${CONTAINERS}`)) },
    { name: 'the account disables it', yaml: app(hardened('web'), web(CONTAINERS)) },
    { name: 'every container mounts something at the token path', yaml: app(serviceAccount('web'), web(`containers: [{name: app, ${AT_TOKEN_PATH}}]`)) },
    { name: 'only an ephemeral container', yaml: app(serviceAccount('web'), web('ephemeralContainers: [{name: debug}]')) },
    { name: 'no containers', yaml: app(serviceAccount('web'), web('containers: null')) },
  ],
});
