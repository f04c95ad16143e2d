import * as kplus from 'cdk8s-plus-28';
import { KINDS, manifestOf, newChart, renderedPod } from './_pods';
import { ApiAccess, BoundToken, ISecureWorkload, MinimalRole, Permission, Relaxation, SecurePod } from '../../src';

const APP = { name: 'app', image: 'app:v1' };
const AGENT = { name: 'agent', image: 'agent:v1', securityContext: { readOnlyRootFilesystem: false } };

/** Extends a workload of any kind, as a team may do. */
function addAgent(workload: ISecureWorkload): void {
  workload.addRelaxation(Relaxation.writableRootFilesystem('writes beside its binary', { containers: ['agent'] }));
  workload.addContainer(AGENT);
  workload.addInitContainer({ name: 'setup', image: 'agent:v1' });
  workload.addVolume(kplus.Volume.fromEmptyDir(workload, 'data', 'data'));
  workload.addWritableDirectory({ path: '/var/lib/agent', containers: ['agent'] });
  workload.allowApiAccess(ApiAccess.grantedElsewhere('bound by the platform team', { containers: ['agent'] }));
  workload.mountToken(BoundToken.forAudience('vault'), { containers: ['app'] });
  workload.addTokenVolume(BoundToken.forAudience('vault'), 'injected');
  new MinimalRole(workload, 'role', { permissions: [Permission.read(kplus.ApiResource.CONFIG_MAPS)] }).bind(workload);
}

describe.each(KINDS)('a Secure$kind', ({ kind, create, podSpec }) => {
  const chart = newChart();
  addAgent(create(chart, 'web', { containers: [APP] }));
  const manifest = manifestOf(chart, kind);
  const { containers: [app, agent], initContainers: [setup], volumes } = podSpec(manifest);
  const mountsOf = ({ volumeMounts }: any): string[] => volumeMounts.map(({ name, mountPath }: any) => `${name} ${mountPath}`);

  test('applies additions only to the containers they name', () => {
    expect(mountsOf(app)).toEqual(['token-vault /var/run/secrets/tokens', 'tmp-app /tmp']);
    expect(mountsOf(agent)).toEqual(['kubernetes-api-token /var/run/secrets/kubernetes.io/serviceaccount', 'var-lib-agent-agent /var/lib/agent']);
    expect(mountsOf(setup)).toEqual(['tmp-setup /tmp']);
    expect(volumes.map(({ name }: any) => name)).toEqual(['data', 'kubernetes-api-token', 'token-vault', 'injected', 'tmp-setup', 'tmp-app', 'var-lib-agent-agent']);
  });

  test('is weaker only in relaxed settings', () => {
    expect([app, agent, setup].map(({ securityContext }) => securityContext.readOnlyRootFilesystem)).toEqual([true, false, true]);
  });

  test('writes the reasons to its annotations', () => {
    expect(manifest.metadata.annotations).toEqual({
      'cdk8s-least-privilege/accept.writable-root-filesystem': '[container agent] writes beside its binary',
      'cdk8s-least-privilege/accept.token-without-permission': '[serviceaccount app-web] (external) bound by the platform team',
    });
  });

  test('is the subject of a binding', () => {
    expect(manifestOf(chart, 'RoleBinding').subjects).toMatchObject([{ kind: 'ServiceAccount', name: 'app-web', namespace: 'production' }]);
  });
});

test('a weaker container is refused until it is relaxed', () => {
  const pod = new SecurePod(newChart(), 'pod', { containers: [APP] });
  expect(() => pod.addContainer(AGENT)).toThrow("the container 'agent' has readOnlyRootFilesystem: false");
});

test('reasons are combined in one annotation, whenever they are added', () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', {
    containers: [APP], relaxations: [Relaxation.writableRootFilesystem('writes beside its binary', { containers: ['app'] })],
  });
  pod.addRelaxation(Relaxation.writableRootFilesystem('unpacks its plugins', { containers: ['late'] }));
  pod.addContainer({ name: 'late', image: 'late:v1' });
  expect(manifestOf(chart, 'Pod').metadata.annotations).toEqual({
    'cdk8s-least-privilege/accept.writable-root-filesystem': '[container app] writes beside its binary\n[container late] unpacks its plugins',
  });
  expect(renderedPod(chart).containers.map(({ securityContext }: any) => securityContext.readOnlyRootFilesystem)).toEqual([false, false]);
});

test('an addition for a container that is never added is an error at synth', () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: [APP] });
  pod.addRelaxation(Relaxation.runAsRoot('installs packages', { containers: ['relaxed'] }));
  pod.addWritableDirectory({ path: '/data', containers: ['written'] });
  pod.allowApiAccess(ApiAccess.inContainers('caller'));
  expect(() => chart.toJson()).toThrow(/Relaxation\.runAsRoot names the container 'relaxed', but the pod has 'app'[^]*the writable directory '\/data' names the container 'written', but the pod has 'app'[^]*a token is for the container 'caller', but the pod has 'app'/);
});

test('invalid options are refused at the call', () => {
  const pod = new SecurePod(newChart(), 'pod', { containers: [APP, { name: 'proxy', image: 'proxy:v1' }] });
  expect(() => pod.addWritableDirectory({ path: 'data' })).toThrow('the writable directory is "data", but it must be an absolute path');
  expect(() => pod.allowApiAccess(ApiAccess.inContainers('app').with({ mountPath: 'tokens' }))).toThrow('the mount path of a token is "tokens", but it must be an absolute path');
  expect(() => pod.addRelaxation(Relaxation.runAsRoot('installs packages'))).toThrow("Relaxation.runAsRoot names no container, but the pod has 'app', 'proxy'");
});

test('a container with two tokens gets the path of the first in its environment', () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: [APP], apiAccess: ApiAccess.inContainers('app') });
  pod.allowApiAccess(ApiAccess.inContainers('app').with({ mountPath: '/other' }));
  expect(renderedPod(chart).containers[0].env).toEqual([{ name: 'KUBERNETES_TOKEN_PATH', value: '/var/run/secrets/kubernetes.io/serviceaccount/token' }]);
});
