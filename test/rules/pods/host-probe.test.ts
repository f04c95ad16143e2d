import { APP, container, testRule } from './_pods';
import { hostProbe } from '../../../src/rules/pods/host-probe';

testRule(hostProbe, {
  fires: [
    ['a probe of another host', container('livenessProbe: { httpGet: { host: 10.0.0.1, port: 80 } }'), [`${APP}.livenessProbe.httpGet.host [container app]`], 'livenessProbe.httpGet.host is "10.0.0.1"'],
    ['a probe and a hook, once', container('readinessProbe: { tcpSocket: { host: a, port: 80 } }, lifecycle: { preStop: { httpGet: { host: b, port: 80 } } }'), [`${APP}.readinessProbe.tcpSocket.host [container app]`], 'readinessProbe.tcpSocket.host is "a" and lifecycle.preStop.httpGet.host is "b"'],
    ['a host that is a number', container('startupProbe: { httpGet: { host: 1, port: 80 } }'), [`${APP}.startupProbe.httpGet.host [container app]`], 'allowed is no host'],
  ],
  silent: [
    ['probes of the pod', container('livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { tcpSocket: { host: "", port: 80 } }, lifecycle: { preStop: { exec: { command: [sync] } } }')],
    ['a Host header', container('livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: Host, value: shop.example.com }] } }')],
  ],
});
