import { longLivedToken } from '../../../src/rules/tokens/long-lived-token';
import { deployment, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (token: string): string => deployment('web', `{volumes: [${tokenVolume(token)}]}`);
const found = (source = 0, volume = 'api', path = 'token', seconds = 90000): string =>
  `Deployment/web spec.template.spec.volumes[0].projected.sources[${source}].serviceAccountToken.expirationSeconds [volume ${volume} path ${path} ${seconds} seconds]`;

testRule(longLivedToken, {
  invalid: [
    ...['', ', audience: vault'].map(audience => ({
      name: `more than 24 hours${audience}`,
      yaml: web(`{path: token, expirationSeconds: 86401${audience}}`),
      findings: [found(0, 'api', 'token', 86401)],
      message: 'is valid for 86401 seconds',
    })),
    { name: 'a year, in hours', yaml: web('{path: token, expirationSeconds: 31536000}'), findings: [found(0, 'api', 'token', 31536000)], message: '(8760 hours)' },
    {
      name: 'two tokens of a volume',
      yaml: deployment('web', '{volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: a, expirationSeconds: 90000}}, {serviceAccountToken: {path: b, expirationSeconds: 90000}}]}}]}'),
      findings: [found(0, 'v', 'a'), found(1, 'v', 'b')],
    },
  ],
  valid: [
    '{path: token, expirationSeconds: .nan}', '{path: token, expirationSeconds: 86400}', '{path: token, expirationSeconds: 3600}', '{path: token}',
    '{path: token, expirationSeconds: "90000"}', 'null',
  ].map(token => ({ name: token, yaml: web(token) })),
});
