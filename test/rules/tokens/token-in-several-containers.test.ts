import { tokenInSeveralContainers as rule } from '../../../src/rules/tokens/token-in-several-containers';
import { deployment, pod, tokenVolume } from '../_manifests';
import { check, messages } from '../_violations';

const MOUNT = 'volumeMounts: [{name: api, mountPath: /t}]';
const web = (containers: string): string => deployment('web', `{volumes: [${tokenVolume('{path: token}')}], ${containers}}`);

test('a token in every container', () => {
  const yaml = web(`containers: [{name: app, ${MOUNT}}, {name: proxy, ${MOUNT}}]`);
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken [volume api]']);
  expect(messages(rule, yaml)[0]).toContain("the containers 'app' and 'proxy'");
  expect(check(rule, web(`initContainers: [{name: init, ${MOUNT}}], containers: [{name: app, ${MOUNT}}]`))).toHaveLength(1);
});

test.each([
  ['only one of them', `containers: [{name: app, ${MOUNT}}, {name: proxy}]`],
  ['all but an init container', `initContainers: [{name: init}], containers: [{name: app, ${MOUNT}}, {name: proxy, ${MOUNT}}]`],
  ['the only one', `containers: [{name: app, ${MOUNT}}]`],
  ['none', 'containers: [{name: app}, {name: proxy}]'],
])('is silent on a token in %s', (_, containers) => {
  expect(check(rule, web(containers))).toEqual([]);
});

test('what Kubernetes mounted in a pod of a cluster is no work of a user', () => {
  const mount = MOUNT.replace('api', 'kube-api-access-x7k2p');
  const spec = `{volumes: [${tokenVolume('{path: token}', '', 'kube-api-access-x7k2p')}], containers: [{name: app, ${mount}}, {name: proxy, ${mount}}]}`;
  expect(check(rule, pod('web', spec, 'uid: "1"'))).toEqual([]);
  expect(check(rule, pod('web', spec))).toHaveLength(1);
});
