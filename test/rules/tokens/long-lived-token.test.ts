import { longLivedToken as rule } from '../../../src/rules/tokens/long-lived-token';
import { deployment, tokenVolume } from '../_manifests';
import { check, messages } from '../_violations';

const web = (token: string): string => deployment('web', `{volumes: [${tokenVolume(token)}]}`);

test.each(['', ', audience: vault'])('more than 24 hours, for any recipient', audience => {
  const yaml = web(`{path: token, expirationSeconds: 86401${audience}}`);
  expect(check(rule, yaml)).toEqual([
    'Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds [volume api path token]',
  ]);
  expect(messages(rule, yaml)[0]).toContain('is valid for 86401 seconds');
});

test('says how long in hours', () => {
  expect(messages(rule, web('{path: token, expirationSeconds: 31536000}'))[0]).toContain('(8760 hours)');
});

test.each(['{path: token, expirationSeconds: .nan}', '{path: token, expirationSeconds: 86400}', '{path: token, expirationSeconds: 3600}', '{path: token}', '{path: token, expirationSeconds: "90000"}', 'null'])(
  'is silent on %s', token => {
    expect(check(rule, web(token))).toEqual([]);
  },
);

test('two tokens of a volume are two', () => {
  const yaml = deployment('web', '{volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: a, expirationSeconds: 90000}}, {serviceAccountToken: {path: b, expirationSeconds: 90000}}]}}]}');
  expect(check(rule, yaml).map(found => found.slice(found.indexOf('[volume')))).toEqual(['[volume v path a]', '[volume v path b]']);
});
