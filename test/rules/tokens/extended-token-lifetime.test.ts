import { extendedTokenLifetime as rule } from '../../../src/rules/tokens/extended-token-lifetime';
import { deployment, pod, tokenVolume } from '../_manifests';
import { check, messages } from '../_violations';

const web = (rest: string): string =>
  deployment('web', `{volumes: [${tokenVolume(`{path: token, ${rest}}`)}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]}`);
const FOUND = 'Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds [volume api path token]';

test('3607 seconds without an audience', () => {
  expect(check(rule, web('expirationSeconds: 3607'))).toEqual([FOUND]);
  expect(messages(rule, web('expirationSeconds: 3607'))[0]).toContain('exactly 3607 seconds, which the API server extends to a year');
});

test('3607 seconds for what may be the audience of the API server', () => {
  const yaml = web('expirationSeconds: 3607, audience: "https://kubernetes.default.svc"');
  expect(check(rule, yaml)).toEqual([`${FOUND} ?`]);
  expect(check(rule, yaml, { apiAudiences: ['https://kubernetes.default.svc'] })).toEqual([FOUND]);
  expect(check(rule, yaml, { apiAudiences: ['https://issuer'] })).toEqual([]);
});

test.each(['expirationSeconds: 3606', 'expirationSeconds: 3608', '', 'expirationSeconds: 3607, audience: vault', 'expirationSeconds: 3607, audience: my-service'])(
  'is silent on {%s}', rest => {
    expect(check(rule, web(rest))).toEqual([]);
  },
);

const VOLUME = tokenVolume('{path: token, expirationSeconds: 3607}', '', 'kube-api-access-x7k2p');

test('the volume that Kubernetes made in a pod of a cluster is no work of a user', () => {
  expect(check(rule, pod('web', `{volumes: [${VOLUME}]}`, 'uid: "1"'))).toEqual([]);
  expect(check(rule, pod('web', `{volumes: [${VOLUME}]}`))).toHaveLength(1);
  expect(check(rule, pod('web', `{volumes: [${VOLUME.replace('kube-api-access-x7k2p', 'api')}]}`, 'uid: "1"'))).toHaveLength(1);
});
