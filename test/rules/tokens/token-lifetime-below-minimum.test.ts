import { tokenLifetimeBelowMinimum as rule } from '../../../src/rules/tokens/token-lifetime-below-minimum';
import { deployment, tokenVolume } from '../_manifests';
import { check, messages } from '../_violations';

const web = (token: string): string => deployment('web', `{volumes: [${tokenVolume(token)}]}`);

test.each(['599', '0', '-1', '599, audience: vault'])('%s seconds', seconds => {
  expect(check(rule, web(`{path: token, expirationSeconds: ${seconds}}`))).toEqual([
    'Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds [volume api path token]',
  ]);
  expect(messages(rule, web(`{path: token, expirationSeconds: ${seconds}}`))[0]).toContain('the API server refuses pods with less than 600');
});

test.each(['{path: token, expirationSeconds: .nan}', '{path: token, expirationSeconds: 600}', '{path: token}', '{path: token, expirationSeconds: null}'])('is silent on %s', token => {
  expect(check(rule, web(token))).toEqual([]);
});
