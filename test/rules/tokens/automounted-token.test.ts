import { automountedToken as rule } from '../../../src/rules/tokens/automounted-token';
import { app, deployment, hardened, pod, serviceAccount } from '../_manifests';
import { check, messages } from '../_violations';

const web = (rest: string): string => deployment('web', `{serviceAccountName: web, ${rest}}`);
const CONTAINERS = 'initContainers: [{name: init}], containers: [{name: app}]';

test('neither the pod nor its account says no', () => {
  const yaml = app(serviceAccount('web'), web(CONTAINERS));
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec [serviceaccount web]']);
  expect(messages(rule, yaml)[0]).toContain("into the containers 'init' and 'app' because neither the pod nor its account sets automountServiceAccountToken: false");
});

test('the pod overrides its account', () => {
  const yaml = app(hardened('web'), web(`automountServiceAccountToken: true, ${CONTAINERS}`));
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec.automountServiceAccountToken [serviceaccount web]']);
  expect(messages(rule, yaml)[0]).toContain('because the pod sets automountServiceAccountToken: true');
  expect(messages(rule, app(serviceAccount('web', 'automountServiceAccountToken: true'), web(CONTAINERS)))[0]).toContain('because its account sets');
});

test('an account that is not declared may say no, and does not where all is declared', () => {
  expect(check(rule, web(CONTAINERS))).toEqual(['Deployment/web spec.template.spec [serviceaccount web] ?']);
  expect(messages(rule, web(CONTAINERS))[0]).toContain("the app does not declare the ServiceAccount 'web', which may switch it off");
  expect(check(rule, web(CONTAINERS), { complete: true })).toEqual(['Deployment/web spec.template.spec [serviceaccount web]']);
});

test('what is no boolean is not known', () => {
  expect(check(rule, web(`automountServiceAccountToken: "true", ${CONTAINERS}`))[0]).toContain(' ?');
  expect(messages(rule, web(`automountServiceAccountToken: "true", ${CONTAINERS}`))[0]).toContain('neither true nor false');
});

const AT_THE_PLACE = 'volumeMounts: [{name: v, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]';

test('a container that mounts something at just that place gets none', () => {
  expect(messages(rule, app(serviceAccount('web'), web(`containers: [{name: app, ${AT_THE_PLACE}}, {name: proxy}]`)))[0]).toContain("into the container 'proxy'");
  expect(check(rule, app(serviceAccount('web'), web('containers: [{name: app, volumeMounts: [{name: v, mountPath: /var/run/secrets/kubernetes.io/serviceaccount/}]}]')))).toHaveLength(1);
});

test.each([
  ['the pod says no', app(serviceAccount('web'), web(`automountServiceAccountToken: false, ${CONTAINERS}`))],
  ['the account says no', app(hardened('web'), web(CONTAINERS))],
  ['every container mounts something there', app(serviceAccount('web'), web(`containers: [{name: app, ${AT_THE_PLACE}}]`))],
  ['the only container is an ephemeral one', app(serviceAccount('web'), web('ephemeralContainers: [{name: debug}]'))],
  ['there is no container', app(serviceAccount('web'), web('containers: null'))],
])('is silent where %s', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});

test('a pod that was read from a cluster holds it already', () => {
  const spec = `{serviceAccountName: web, volumes: [{name: kube-api-access-x7k2p, projected: {sources: [{serviceAccountToken: {path: token, expirationSeconds: 3607}}]}}], containers: [{name: app, ${AT_THE_PLACE.replace('name: v', 'name: kube-api-access-x7k2p')}}]}`;
  expect(check(rule, app(serviceAccount('web'), pod('web', spec, 'uid: "1"')))).toEqual(['Pod/web spec [serviceaccount web]']);
  // Also where the account was hardened later.
  expect(check(rule, app(hardened('web'), pod('web', spec, 'uid: "1"')))).toEqual(['Pod/web spec [serviceaccount web]']);
});

test('a year is said only of the lifetime that is extended', () => {
  const volume = (seconds: number): string => app(serviceAccount('web'), web(`${CONTAINERS}, volumes: [{name: kube-api-access-x, projected: {sources: [{serviceAccountToken: {path: token, expirationSeconds: ${seconds}}}]}}]`));
  expect(messages(rule, app(serviceAccount('web'), web(CONTAINERS)))[0]).toContain('up to a year');
  expect(messages(rule, volume(3607))[0]).toContain('up to a year');
  expect(messages(rule, volume(900))[0]).not.toContain('up to a year');
});
