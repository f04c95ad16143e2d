import { hardCodedApiAudience as rule } from '../../../src/rules/tokens/hard-coded-api-audience';
import { deployment, tokenVolume } from '../_manifests';
import { check, messages, violations } from '../_violations';

const web = (audience: string): string =>
  deployment('web', `{volumes: [${tokenVolume(`{path: token, audience: "${audience}"}`)}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]}`);
const PATH = 'spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.audience';

test.each([
  'https://kubernetes.default.svc', 'https://kubernetes.default.svc.cluster.local', 'https://kubernetes.default.svc/', 'https://kubernetes.default',
  'kubernetes.default.svc', 'https://kubernetes.default.svc:443',
])('%s is the API server', audience => {
  expect(check(rule, web(audience))).toEqual([`Deployment/web ${PATH} [volume api audience ${audience}]`]);
  expect(messages(rule, web(audience))[0]).toContain('refuses with 401');
  expect(violations(rule, web(audience))[0].fix).toContain('remove audience');
});

test.each(['api', 'kubernetes'])('%s may be', audience => {
  expect(check(rule, web(audience))).toEqual([`Deployment/web ${PATH} [volume api audience ${audience}] ?`]);
  expect(check(rule, web(audience), { apiAudiences: ['https://issuer'] })).toEqual([]);
  expect(check(rule, web(audience), { apiAudiences: [audience] })).toEqual([`Deployment/web ${PATH} [volume api audience ${audience}]`]);
});

test('an audience that the API server is said to take', () => {
  expect(check(rule, web('https://issuer'), { apiAudiences: ['https://issuer'] })).toHaveLength(1);
});

test('a token for an API server that does not take it', () => {
  expect(messages(rule, web('https://kubernetes.default.svc'), { apiAudiences: ['https://issuer'] })[0]).toContain('this API server refuses with 401');
});

test('a volume that no container mounts counts as well', () => {
  expect(check(rule, deployment('web', `{volumes: [${tokenVolume('{path: t, audience: "https://kubernetes.default.svc"}')}]}`))).toHaveLength(1);
});

test.each(['', 'vault', 'sts.amazonaws.com', 'api://AzureADTokenExchange', 'https://kubernetes.default.example.com', 'my-api', 'https://vault.kubernetes.default.svc'])(
  '%p is right or somebody else', audience => {
    expect(check(rule, web(audience))).toEqual([]);
  },
);

test('an audience that is left out is right', () => {
  expect(check(rule, deployment('web', `{volumes: [${tokenVolume('{path: t}')}]}`))).toEqual([]);
});
