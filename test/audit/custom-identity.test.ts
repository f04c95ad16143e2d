import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { objects, TODAY } from './_apps';
import {
  ApiAccess, BoundToken, IdentityProvider, MinimalRole, Permission, SecureDeployment, SecureNamespace, SecureServiceAccount, WorkloadIdentity,
} from '../../src';
import { audit } from '../../src/audit/audit';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';

const PROVIDER = IdentityProvider.custom({
  name: 'a webhook',
  serviceAccountAnnotations: { 'identity.example.com/role': 'payments' },
  podLabels: { 'identity.example.com/inject': 'true' },
  token: BoundToken.forAudience('sts.example.com'),
  tokenPathVariable: 'TOKEN_FILE',
  environment: { ROLE: 'payments' },
});

function findings(options: ModelOptions, containers: readonly string[], callsApi = false): string[] {
  const app = Testing.app();
  const chart = new Chart(app, 'chart', { namespace: 'payments', disableResourceNameHashes: true });
  new SecureNamespace(chart, 'namespace', { identityProviders: [PROVIDER] });
  const serviceAccount = new SecureServiceAccount(chart, 'account');
  new WorkloadIdentity(chart, 'identity', { serviceAccount, provider: PROVIDER, containers: containers.slice(0, 1) });
  if (callsApi) { new MinimalRole(chart, 'role', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('settings')] }).bind(serviceAccount); }
  new SecureDeployment(chart, 'web', {
    serviceAccount,
    apiAccess: callsApi ? ApiAccess.inContainers(containers[0]) : undefined,
    containers: containers.map(name => ({ name, image: `registry.example.com/${name}:v1` })),
  });
  const { findings: all } = audit(new AppModel(objects(app.synthYaml()), options), { today: TODAY, pack: restricted });
  return all.map(({ rule, key }) => `${rule} [${key}]`);
}

const DEFAULTS: ModelOptions = {};
const COMPLETE: ModelOptions = { complete: true, apiAudiences: ['https://issuer.example.com'] };

test.each([
  ['one container', DEFAULTS, ['app'], false],
  ['one container in a complete app', COMPLETE, ['app'], false],
  ['two containers in a complete app', COMPLETE, ['app', 'proxy'], false],
  ['a container that calls the API too', DEFAULTS, ['app'], true],
  ['containers of which one calls the API too', COMPLETE, ['app', 'proxy'], true],
])('a custom identity of %s is not reported', (_, options, containers, callsApi) => {
  expect(findings(options, containers, callsApi)).toEqual([]);
});

test('a custom identity for the Kubernetes API is reported', () => {
  expect(findings({ ...COMPLETE, apiAudiences: ['sts.example.com'] }, ['app'])).not.toEqual([]);
});
