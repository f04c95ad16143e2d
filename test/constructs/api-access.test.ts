import { manifestOf, newChart } from './_pods';
import { ApiAccess, ApiPermissions, SecureDeployment } from '../../src';

test('says in the manifest where permissions come from that this app does not declare', () => {
  const chart = newChart();
  new SecureDeployment(chart, 'web', {
    containers: [{ name: 'app', image: 'app:v1' }],
    apiAccess: ApiAccess.of({ containers: ['app'], permissions: ApiPermissions.EXTERNAL, reason: 'bound by the platform team' }),
  });
  expect(manifestOf(chart, 'Deployment').metadata.annotations).toEqual({
    'cdk8s-least-privilege/accept.token-without-permission': '[serviceaccount app-web] (external) bound by the platform team',
  });
});

test('declared permissions leave nothing in the manifest', () => {
  const chart = newChart();
  new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'app:v1' }], apiAccess: ApiAccess.inContainers('app') });
  expect(manifestOf(chart, 'Deployment').metadata).not.toHaveProperty('annotations');
});

test.each([
  [() => ApiAccess.inContainers(), "ApiAccess.inContainers names no container; write ApiAccess.inContainers('app')"],
  [() => ApiAccess.of({ containers: [] }), "ApiAccess names an empty list of containers; write containers: ['app'], or leave it out for the only regular container"],
  [
    () => ApiAccess.of({ permissions: ApiPermissions.DISCOVERY_ONLY }),
    "ApiAccess with permissions 'discovery-only': a reason needs at least 10 characters so that a reviewer can judge it, got \"\"; write reason: '...'",
  ],
])('refuses what says too little (%#)', (call, message) => {
  expect(call).toThrow(new Error(message));
});
