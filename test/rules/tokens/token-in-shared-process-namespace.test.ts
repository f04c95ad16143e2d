import { tokenInSharedProcessNamespace as rule } from '../../../src/rules/tokens/token-in-shared-process-namespace';
import { app, deployment, serviceAccount, tokenSecret, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (rest: string): string => deployment('web', `{serviceAccountName: web, automountServiceAccountToken: false, ${rest}}`);
const VOLUMES = `volumes: [${tokenVolume('{path: token}')}]`;
const CONTAINERS = 'containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}, {name: proxy}]';
const FOUND = 'Deployment/web spec.template.spec.shareProcessNamespace [pod]';

const AT_TOKEN_PATH = 'volumeMounts: [{name: v, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]';

const ONE_OF_TWO = web(`shareProcessNamespace: true, ${VOLUMES}, ${CONTAINERS}`);
const MOUNTED_BY_KUBERNETES = deployment('web', `{serviceAccountName: web, shareProcessNamespace: true, containers: [{name: app}, {name: proxy, ${AT_TOKEN_PATH}}]}`);

testRule(rule, {
  invalid: [
    {
      name: 'a token in one container',
      yaml: ONE_OF_TWO,
      findings: [FOUND],
      message: "the container 'app' holds a token, and with shareProcessNamespace every container of the pod can read it",
    },
    { name: 'a token for another audience', yaml: ONE_OF_TWO.replace('{path: token}', '{path: token, audience: vault}'), findings: [FOUND] },
    { name: 'a token that Kubernetes mounts into some containers', yaml: app(serviceAccount('web'), MOUNTED_BY_KUBERNETES), findings: [FOUND] },
    { name: 'a token that Kubernetes may mount into some containers', yaml: MOUNTED_BY_KUBERNETES, findings: [`${FOUND} ?`] },
    {
      name: 'the only container, which shares its processes with later ones',
      yaml: web(`shareProcessNamespace: true, ${VOLUMES}, ${CONTAINERS.replace(', {name: proxy}', '')}`),
      findings: [FOUND],
    },
    {
      name: 'a token from a Secret',
      yaml: app(tokenSecret('t', 'other'), web('shareProcessNamespace: true, containers: [{name: app, envFrom: [{secretRef: {name: t}}]}]')),
      findings: [FOUND],
    },
    {
      name: 'a volume that a webhook may mount',
      yaml: web(`shareProcessNamespace: true, ${VOLUMES}, containers: [{name: app}]`),
      findings: [`${FOUND} ?`],
    },
  ],
  valid: [
    { name: 'no shared process namespace', yaml: web(`${VOLUMES}, ${CONTAINERS}`) },
    { name: 'shareProcessNamespace: false', yaml: web(`shareProcessNamespace: false, ${VOLUMES}, ${CONTAINERS}`) },
    { name: 'no token', yaml: web('shareProcessNamespace: true, containers: [{name: app}]') },
    {
      name: 'a token in every container',
      yaml: app(serviceAccount('web'), deployment('web', '{serviceAccountName: web, shareProcessNamespace: true, containers: [{name: app}, {name: proxy}]}')),
    },
  ],
});
