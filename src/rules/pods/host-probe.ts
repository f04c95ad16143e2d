import { controlRule } from './_control-rule';
import { callText, callsItself } from './_host-calls';
import { keyWithValue, subjectOf } from './_place';
import { listed } from '../_text';
import { kubernetes, owaspKubernetes, podSecurity } from '../references';

/** Calls of the pod itself are the business of `host-probe-of-itself`. */
export const hostProbe = controlRule({
  id: 'host-probe',
  summary: 'A probe or lifecycle hook calls another host than its pod',
  remedy: 'leave out the host of the probe',
  why: 'The kubelet makes these calls, from the network of the node. With a host, whoever writes a pod makes it call services that only the node reaches, and past all network policies.',
  fix: {
    construct: [
      "kplus.Probe.fromHttpGet('/healthy'); // without a host",
      '// Where it must be:',
      "// relaxations: [Relaxation.probeHost('the program listens on the address of the node', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'livenessProbe:\n  httpGet: {path: /healthy, port: 8080} # and no host',
  },
  references: [
    podSecurity('baseline'), owaspKubernetes('K01'),
    kubernetes('Configure Liveness, Readiness and Startup Probes', 'tasks/configure-pod-container/configure-liveness-readiness-startup-probes/'),
  ],
  controls: ['hostProbesAndHostLifecycle'],
  concerns: place => !callsItself(place),
  keysOf: place => [keyWithValue(place)],
  describe: places => {
    const [place] = places;
    const isReadable = typeof place.value === 'string';
    return {
      message: isReadable ? `${subjectOf(place)} has the kubelet call another host: ${listed(places.map(callText))}` : place.message,
      fix: 'remove host, so that the call goes to the pod',
    };
  },
});
