import { tokenInSharedProcessNamespace as rule } from '../../../src/rules/tokens/token-in-shared-process-namespace';
import { app, deployment, serviceAccount, tokenSecret, tokenVolume } from '../_manifests';
import { check, messages } from '../_violations';

const web = (rest: string): string => deployment('web', `{serviceAccountName: web, automountServiceAccountToken: false, ${rest}}`);
const VOLUMES = `volumes: [${tokenVolume('{path: token}')}]`;
const CONTAINERS = 'containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}, {name: proxy}]';
const FOUND = 'Deployment/web spec.template.spec.shareProcessNamespace [pod]';

test('a token in one container, whoever it is for', () => {
  const yaml = web(`shareProcessNamespace: true, ${VOLUMES}, ${CONTAINERS}`);
  expect(check(rule, yaml)).toEqual([FOUND]);
  expect(messages(rule, yaml)[0]).toContain("the container 'app' holds a token, and with shareProcessNamespace every container of the pod can read it");
  expect(check(rule, yaml.replace('{path: token}', '{path: token, audience: vault}'))).toEqual([FOUND]);
});

test('the only container shares its processes with those that come later', () => {
  expect(check(rule, web(`shareProcessNamespace: true, ${VOLUMES}, ${CONTAINERS.replace(', {name: proxy}', '')}`))).toEqual([FOUND]);
});

test('a token from a Secret', () => {
  expect(check(rule, app(tokenSecret('t', 'other'), web('shareProcessNamespace: true, containers: [{name: app, envFrom: [{secretRef: {name: t}}]}]')))).toEqual([FOUND]);
});

test('a volume that a webhook may mount', () => {
  expect(check(rule, web(`shareProcessNamespace: true, ${VOLUMES}, containers: [{name: app}]`))).toEqual([`${FOUND} ?`]);
});

const AT_THE_PLACE = 'volumeMounts: [{name: v, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]';

test('a token that Kubernetes mounts into some of them', () => {
  const yaml = deployment('web', `{serviceAccountName: web, shareProcessNamespace: true, containers: [{name: app}, {name: proxy, ${AT_THE_PLACE}}]}`);
  expect(check(rule, app(serviceAccount('web'), yaml))).toEqual([FOUND]);
  expect(check(rule, yaml)).toEqual([`${FOUND} ?`]);
});

test.each([
  ['the namespace is not shared', web(`${VOLUMES}, ${CONTAINERS}`)],
  ['it is written that it is not', web(`shareProcessNamespace: false, ${VOLUMES}, ${CONTAINERS}`)],
  ['there is no token', web('shareProcessNamespace: true, containers: [{name: app}]')],
  ['every container has the token anyway', app(serviceAccount('web'), deployment('web', '{serviceAccountName: web, shareProcessNamespace: true, containers: [{name: app}, {name: proxy}]}'))],
])('is silent where %s', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});
