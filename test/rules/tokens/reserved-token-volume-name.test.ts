import { reservedTokenVolumeName as rule } from '../../../src/rules/tokens/reserved-token-volume-name';
import { app, deployment, hardened, pod, serviceAccount, tokenVolume } from '../_manifests';
import { check, messages } from '../_violations';

const VOLUMES = `volumes: [{name: data, emptyDir: {}}, ${tokenVolume('{path: token}', '', 'kube-api-access-mine')}]`;
const AT_THE_PLACE = 'volumeMounts: [{name: kube-api-access-mine, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]';
const web = (rest: string): string => deployment('web', `{serviceAccountName: web, ${rest}}`);

test('a volume that admission takes for its own', () => {
  const yaml = app(serviceAccount('web'), web(`${VOLUMES}, containers: [{name: app, ${AT_THE_PLACE}}, {name: proxy}]`));
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec.volumes[1].name [volume kube-api-access-mine]']);
  expect(messages(rule, yaml)[0]).toContain("mounts it into the container 'proxy'");
});

test('automount may be off', () => {
  const yaml = web(`${VOLUMES}, containers: [{name: app}]`);
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec.volumes[1].name [volume kube-api-access-mine] ?']);
  expect(check(rule, yaml, { complete: true })).toEqual(['Deployment/web spec.template.spec.volumes[1].name [volume kube-api-access-mine]']);
});

test.each([
  ['automount is off', app(hardened('web'), web(`${VOLUMES}, containers: [{name: app}]`))],
  ['every container mounts something there', app(serviceAccount('web'), web(`${VOLUMES}, containers: [{name: app, ${AT_THE_PLACE}}]`))],
  ['the volume has another name', app(serviceAccount('web'), web(`${VOLUMES.replace('kube-api-access-mine', 'api-access')}, containers: [{name: app}]`))],
  ['Kubernetes made it', app(serviceAccount('web'), pod('web', `{serviceAccountName: web, ${VOLUMES}, containers: [{name: app}]}`, 'uid: "1"'))],
])('is silent where %s', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});
