import { extendedTokenLifetime } from '../../../src/rules/tokens/extended-token-lifetime';
import { deployment, pod, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (rest: string): string =>
  deployment('web', `{volumes: [${tokenVolume(`{path: token, ${rest}}`)}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]}`);
const FIELD = 'volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds';
const FOUND = `Deployment/web spec.template.spec.${FIELD} [volume api path token]`;
const API_SERVER = web('expirationSeconds: 3607, audience: "https://kubernetes.default.svc"');
const RESERVED = tokenVolume('{path: token, expirationSeconds: 3607}', '', 'kube-api-access-x7k2p');

testRule(extendedTokenLifetime, {
  invalid: [
    {
      name: '3607 seconds without an audience',
      yaml: web('expirationSeconds: 3607'),
      findings: [FOUND],
      message: 'exactly 3607 seconds, which the API server extends to a year',
    },
    { name: '3607 seconds for a likely audience of the API server', yaml: API_SERVER, findings: [`${FOUND} ?`] },
    { name: '3607 seconds for a configured audience of the API server', yaml: API_SERVER, options: { apiAudiences: ['https://kubernetes.default.svc'] }, findings: [FOUND] },
    {
      name: 'the volume name that Kubernetes generates, in a pod that was not read from a cluster',
      yaml: pod('web', `{volumes: [${RESERVED}]}`),
      findings: [`Pod/web spec.${FIELD} [volume kube-api-access-x7k2p path token]`],
    },
    {
      name: 'another volume in a pod of a cluster',
      yaml: pod('web', `{volumes: [${RESERVED.replace('kube-api-access-x7k2p', 'api')}]}`, 'uid: "1"'),
      findings: [`Pod/web spec.${FIELD} [volume api path token]`],
    },
  ],
  valid: [
    ...['expirationSeconds: 3606', 'expirationSeconds: 3608', '', 'expirationSeconds: 3607, audience: vault', 'expirationSeconds: 3607, audience: my-service']
      .map(rest => ({ name: `{${rest}}`, yaml: web(rest) })),
    { name: '3607 seconds for an audience that is not configured for the API server', yaml: API_SERVER, options: { apiAudiences: ['https://issuer'] } },
    { name: 'the volume that Kubernetes created in a pod of a cluster', yaml: pod('web', `{volumes: [${RESERVED}]}`, 'uid: "1"') },
  ],
});
