import { hostProbe } from '../../../src/rules/pods/host-probe';
import { APP, container } from '../_pods';
import { testRule } from '../_test-rule';

testRule(hostProbe, {
  invalid: [
    {
      name: 'localhost of the node',
      yaml: container('livenessProbe: { httpGet: { host: localhost, port: 80 } }'),
      findings: [`${APP}.livenessProbe.httpGet.host [container app localhost]`],
    },
    {
      name: 'a probe of another host',
      yaml: container('livenessProbe: { httpGet: { host: 10.0.0.1, port: 80 } }'),
      findings: [`${APP}.livenessProbe.httpGet.host [container app 10.0.0.1]`],
      message: 'livenessProbe.httpGet.host is "10.0.0.1"',
    },
    {
      name: 'two hosts, once each, whatever calls them',
      yaml: container('readinessProbe: { tcpSocket: { host: a, port: 80 } }, lifecycle: { preStop: { httpGet: { host: b, port: 80 } }, postStart: { httpGet: { host: a, port: 80 } } }'),
      findings: [`${APP}.readinessProbe.tcpSocket.host [container app a]`, `${APP}.lifecycle.preStop.httpGet.host [container app b]`],
      message: 'readinessProbe.tcpSocket.host is "a" and lifecycle.postStart.httpGet.host is "a"',
    },
  ],
  valid: [
    { name: 'localhost on the host network, which another rule reports', yaml: container('livenessProbe: { httpGet: { host: localhost, port: 80 } }', 'hostNetwork: true') },
    {
      name: 'probes of the pod',
      yaml: container('livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { tcpSocket: { host: "", port: 80 } }, lifecycle: { preStop: { exec: { command: [sync] } } }'),
    },
    { name: 'a Host header', yaml: container('livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: Host, value: shop.example.com }] } }') },
  ],
});
