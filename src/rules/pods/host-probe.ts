import { controlRule } from './_control-rule';
import { keyWithValue, subjectOf } from './_forbidden-field';
import { callText, callsItself } from './_host-calls';
import { listed } from '../_text';
import { kubernetes, owaspKubernetes, podSecurity } from '../references';

/** `host-probe-of-itself` reports calls to the pod itself. */
export const hostProbe = controlRule({
  id: 'host-probe',
  summary: 'A probe or lifecycle hook calls a host other than its pod',
  remedy: 'remove the host of the probe',
  why: 'The kubelet makes these calls from the network of the node. A user who can create pods can use the host to call services that only the node can reach, bypassing all network policies.',
  fix: {
    construct: [
      "kplus.Probe.fromHttpGet('/healthy'); // without a host",
      '// If it is required:',
      "// relaxations: [Relaxation.probeHost('the program listens on the address of the node', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'livenessProbe:\n  httpGet: {path: /healthy, port: 8080} # without host',
  },
  references: [
    podSecurity('baseline'), owaspKubernetes('K01'),
    kubernetes('Configure Liveness, Readiness and Startup Probes', 'tasks/configure-pod-container/configure-liveness-readiness-startup-probes/'),
  ],
  controls: ['hostProbesAndHostLifecycle'],
  concerns: field => !callsItself(field),
  keysOf: field => [keyWithValue(field)],
  describe: forbidden => {
    const [field] = forbidden;
    const isReadable = typeof field.value === 'string';
    return {
      message: isReadable ? `${subjectOf(field)} has the kubelet call another host: ${listed(forbidden.map(callText))}` : field.message,
      fix: 'remove host; the call then goes to the pod',
    };
  },
});
