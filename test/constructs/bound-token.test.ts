import { Duration } from 'cdk8s';
import { newChart, renderedPod } from './_pods';
import { BoundToken, SecurePod } from '../../src';

function mounted(token: BoundToken): any {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: [{ name: 'app', image: 'app:1' }], securityContext: { fsGroup: 1000 } });
  pod.mountToken(token, { containers: ['app'], volumeName: 'token' });
  return renderedPod(chart).volumes.find((volume: any) => volume.name === 'token');
}

test('a token for the Kubernetes API has no audience and comes with the CA bundle and the namespace', () => {
  expect(mounted(BoundToken.forKubernetesApi())).toEqual({
    name: 'token',
    projected: {
      defaultMode: 420,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3600, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  });
});

test('a token for another audience comes without other files', () => {
  expect(mounted(BoundToken.forAudience('vault', { lifetime: Duration.minutes(10), fileName: 'vault-token', mode: 0o440 }))).toEqual({
    name: 'token',
    projected: { defaultMode: 288, sources: [{ serviceAccountToken: { audience: 'vault', expirationSeconds: 600, path: 'vault-token' } }] },
  });
});

test('the files next to a token can be chosen', () => {
  const sources = mounted(BoundToken.forKubernetesApi({ caBundle: false })).projected.sources;
  expect(sources.map((source: object) => Object.keys(source)[0])).toEqual(['serviceAccountToken', 'downwardAPI']);
});

test.each([
  [() => BoundToken.forKubernetesApi({ lifetime: Duration.seconds(599) }), 'the lifetime of a bound token must be at least 600 seconds, got 599; write Duration.minutes(10) or more'],
  [() => BoundToken.forAudience('vault', { lifetime: Duration.seconds(3607) }), 'the lifetime of a bound token must not be exactly 3607 seconds, which the API server extends to a year; write Duration.hours(1)'],
  [() => BoundToken.forAudience(' '), 'the audience of a bound token must not be empty; write BoundToken.forKubernetesApi() for the Kubernetes API'],
  [() => BoundToken.forKubernetesApi({ fileName: '../token' }), 'the file name of a bound token is "../token", but it must be a relative path without ".."; write \'token\', for example'],
  [() => BoundToken.forKubernetesApi({ fileName: 'ca.crt' }), "the file name of a bound token is 'ca.crt', which the volume already contains; write 'token', for example"],
  [() => BoundToken.forKubernetesApi({ mode: 0o1000 }), 'the mode of a bound token must be from 0 to 0o777 (511), got 512; write 0o440 or 0o644'],
  [() => BoundToken.forKubernetesApi({ mode: 0.5 }), 'the mode of a bound token must be from 0 to 0o777 (511), got 0.5; write 0o440 or 0o644'],
])('refuses an invalid value at the call (%#)', (call, message) => {
  expect(call).toThrow(new Error(message));
});
