import { hostProbeOfItself } from '../../../src/rules/pods/host-probe-of-itself';
import { APP, container } from '../_pods';
import { testRule } from '../_test-rule';

const probe = (host: string, spec = 'hostNetwork: true') => container(`livenessProbe: { httpGet: { host: "${host}", port: 80 } }`, spec);

testRule(hostProbeOfItself, {
  invalid: ['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'].map(host => ({
    name: `${host} on the host network`,
    yaml: probe(host),
    findings: [`${APP}.livenessProbe.httpGet.host [container app]`],
    message: `sets a host for calls of the kubelet, although it is the pod itself: livenessProbe.httpGet.host is "${host}"`,
  })),
  valid: [
    { name: 'localhost of the node, which another rule reports', yaml: probe('localhost', '') },
    { name: 'another host', yaml: probe('10.0.0.1') },
    { name: 'no host', yaml: container('livenessProbe: { httpGet: { port: 80 } }', 'hostNetwork: true') },
  ],
});
