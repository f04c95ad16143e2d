import { manifestOf, newChart } from './_pods';
import { ApiAccess, ApiAccessReasonOptions, BoundToken, SecureDeployment } from '../../src';

const APP = { name: 'app', image: 'app:v1' };

function deploymentWith(apiAccess: ApiAccess, containers = [APP]): any {
  const chart = newChart();
  new SecureDeployment(chart, 'web', { containers, apiAccess });
  return manifestOf(chart, 'Deployment');
}

test.each([
  ['grantedElsewhere', 'external'],
  ['identityOnly', 'identity-only'],
  ['discoveryOnly', 'discovery-only'],
] as const)('%s writes to the manifest why this app declares no permissions', (factory, permissions) => {
  expect(deploymentWith(ApiAccess[factory]('bound by the platform team')).metadata.annotations).toEqual({
    'cdk8s-least-privilege/accept.token-without-permission': `[serviceaccount app-web] (${permissions}) bound by the platform team`,
  });
});

test('the end, owner and ticket of its reason survive a change of the mount path', () => {
  const access = ApiAccess.grantedElsewhere('bound by the platform team', { until: '2999-12-31', owner: 'team-web', ticket: 'SEC-42' });
  const annotations = {
    'cdk8s-least-privilege/accept.token-without-permission':
      '[serviceaccount app-web] (external) bound by the platform team owner=team-web ticket=SEC-42 until=2999-12-31',
  };
  expect(deploymentWith(access).metadata.annotations).toEqual(annotations);
  expect(deploymentWith(access.with({ mountPath: '/tokens' })).metadata.annotations).toEqual(annotations);
});

test.each([ApiAccess.inContainers('app'), ApiAccess.inOnlyContainer()])('declared permissions write nothing to the manifest (%#)', access => {
  expect(deploymentWith(access).metadata).not.toHaveProperty('annotations');
});

const PROXY = { name: 'proxy', image: 'proxy:v1' };

test.each([
  ['inContainers', ApiAccess.inContainers('proxy')],
  ['grantedElsewhere', ApiAccess.grantedElsewhere('bound by the platform team', { containers: ['proxy'] })],
])('%s gives a token to the named containers only', (_, access) => {
  const { containers } = deploymentWith(access, [APP, PROXY]).spec.template.spec;
  expect(containers.map(({ volumeMounts }: any) => volumeMounts.map(({ name }: any) => name))).toEqual([
    ['tmp-app'], ['kubernetes-api-token', 'tmp-proxy'],
  ]);
});

test.each([ApiAccess.inOnlyContainer(), ApiAccess.discoveryOnly('asks for the version of the API')])('with several containers, one must be named (%#)', access => {
  expect(() => deploymentWith(access, [APP, PROXY])).toThrow("the pod has 2 regular containers ('app', 'proxy')");
});

test('with() changes only the given options, and returns a new access', () => {
  const access = ApiAccess.inContainers('app').with({ mountPath: '/tokens' });
  const other = access.with({ token: BoundToken.forAudience('vault'), volumeName: 'vault' });
  const mountsOf = (manifest: any): object[] => manifest.spec.template.spec.containers[0].volumeMounts.filter(({ readOnly }: any) => readOnly);
  expect(mountsOf(deploymentWith(other))).toEqual([{ name: 'vault', mountPath: '/tokens', readOnly: true }]);
  expect(deploymentWith(other).spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken.audience).toBe('vault');
  expect(mountsOf(deploymentWith(access))).toEqual([{ name: 'kubernetes-api-token', mountPath: '/tokens', readOnly: true }]);
});

test.each<[() => ApiAccess, string]>([
  [() => ApiAccess.inContainers(), "ApiAccess.inContainers names no container; write ApiAccess.inContainers('app')"],
  [
    () => ApiAccess.grantedElsewhere('bound by the platform team', { containers: [] }),
    "ApiAccess.grantedElsewhere names an empty list of containers; write containers: ['app'], or leave it out for the only regular container",
  ],
  [() => ApiAccess.discoveryOnly('none'), 'ApiAccess.discoveryOnly: a reason needs at least 10 characters for a reviewer to assess it, got "none"'],
  [() => ApiAccess.identityOnly('proves itself', { until: '2026-02-30' }), 'ApiAccess.identityOnly: a date must be a calendar day as YYYY-MM-DD, got "2026-02-30"'],
  [
    () => ApiAccess.grantedElsewhere('bound by the platform team', { container: 'app' } as ApiAccessReasonOptions),
    'ApiAccess.grantedElsewhere has no option "container"; did you mean containers?',
  ],
  [() => ApiAccess.inContainers('app').with({ path: '/tokens' } as object), 'ApiAccess.with() has no option "path"; it has token, mountPath, volumeName'],
])('refuses incomplete or unknown options (%#)', (call, message) => {
  expect(call).toThrow(new Error(message));
});
