import { hardCodedApiAudience } from '../../../src/rules/tokens/hard-coded-api-audience';
import { deployment, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (audience: string): string =>
  deployment('web', `{volumes: [${tokenVolume(`{path: token, audience: "${audience}"}`)}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]}`);
const found = (audience: string): string =>
  `Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.audience [volume api audience ${audience}]`;
const IN_CLUSTER = 'https://kubernetes.default.svc';

testRule(hardCodedApiAudience, {
  invalid: [
    ...[
      IN_CLUSTER, 'https://kubernetes.default.svc.cluster.local', 'https://kubernetes.default.svc/', 'https://kubernetes.default', 'kubernetes.default.svc',
      'https://kubernetes.default.svc:443',
    ].map(audience => ({
      name: `${audience} is the API server`, yaml: web(audience), findings: [found(audience)], message: 'rejects with 401', fix: 'remove audience',
    })),
    ...['api', 'kubernetes'].flatMap(audience => [
      { name: `${audience}, which may be the API server`, yaml: web(audience), findings: [`${found(audience)} ?`] },
      { name: `${audience}, configured as the API server`, yaml: web(audience), options: { apiAudiences: [audience] }, findings: [found(audience)] },
    ]),
    {
      name: 'a configured audience of the API server',
      yaml: web('https://issuer'),
      options: { apiAudiences: ['https://issuer'] },
      findings: [found('https://issuer')],
    },
    {
      name: 'a token for an API server with another configured audience',
      yaml: web(IN_CLUSTER),
      options: { apiAudiences: ['https://issuer'] },
      findings: [found(IN_CLUSTER)],
      message: 'this API server rejects with 401',
    },
    {
      name: 'a volume that no container mounts',
      yaml: deployment('web', `{volumes: [${tokenVolume(`{path: t, audience: "${IN_CLUSTER}"}`)}]}`),
      findings: [found(IN_CLUSTER)],
    },
  ],
  valid: [
    ...['', 'vault', 'sts.amazonaws.com', 'api://AzureADTokenExchange', 'https://kubernetes.default.example.com', 'my-api', 'https://vault.kubernetes.default.svc']
      .map(audience => ({ name: `"${audience}"`, yaml: web(audience) })),
    ...['api', 'kubernetes'].map(audience => ({ name: `${audience}, not configured for the API server`, yaml: web(audience), options: { apiAudiences: ['https://issuer'] } })),
    { name: 'an omitted audience', yaml: deployment('web', `{volumes: [${tokenVolume('{path: t}')}]}`) },
  ],
});
