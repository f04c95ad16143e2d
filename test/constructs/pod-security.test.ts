import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KINDS, manifestOf, newChart, SecureWorkload } from './_pods';
import { ApiAccess, BoundToken } from '../../src';
import { evaluatePodSecurity, LATEST_POLICY_VERSION } from '../../src/kubernetes/pod-security';

/** Workloads that use every feature available without a relaxation. */
function fill(chart: Chart, create: (typeof KINDS)[number]['create']): SecureWorkload {
  const workload = create(chart, 'web', {
    containers: [
      { name: 'app', image: 'app', portNumber: 8080, liveness: kplus.Probe.fromHttpGet('/'), securityContext: { capabilities: { add: [kplus.Capability.NET_BIND_SERVICE] } } },
      { name: 'sidecar', image: 'sidecar', securityContext: { user: 1337, seccompProfile: { type: kplus.SeccompProfileType.LOCALHOST, localhostProfile: 'a.json' } } },
    ],
    initContainers: [{ name: 'setup', image: 'setup' }],
    apiAccess: ApiAccess.inContainers('app'),
    writableDirectories: [{ path: '/var/cache' }],
    securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] },
    volumes: [kplus.Volume.fromEmptyDir(chart, 'data', 'data')],
  });
  workload.mountToken(BoundToken.forAudience('vault'), { containers: ['setup'] });
  return workload;
}

test.each(KINDS)('every Secure$kind passes "restricted" at every version', ({ kind, create, podSpec }) => {
  const chart = newChart();
  fill(chart, create);
  const spec = podSpec(manifestOf(chart, kind));
  for (let version = 0; version <= LATEST_POLICY_VERSION; version++) {
    expect(evaluatePodSecurity({ spec }, { level: 'restricted', version })).toEqual([]);
  }
});
