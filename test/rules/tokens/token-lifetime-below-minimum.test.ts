import { tokenLifetimeBelowMinimum } from '../../../src/rules/tokens/token-lifetime-below-minimum';
import { deployment, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (token: string): string => deployment('web', `{volumes: [${tokenVolume(token)}]}`);

testRule(tokenLifetimeBelowMinimum, {
  invalid: ['599', '0', '-1', '599, audience: vault'].map(seconds => ({
    name: `${seconds} seconds`,
    yaml: web(`{path: token, expirationSeconds: ${seconds}}`),
    findings: ['Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds [volume api path token]'],
    message: 'the API server rejects pods with less than 600',
  })),
  valid: ['{path: token, expirationSeconds: .nan}', '{path: token, expirationSeconds: 600}', '{path: token}', '{path: token, expirationSeconds: null}']
    .map(token => ({ name: token, yaml: web(token) })),
});
