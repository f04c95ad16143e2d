import { controlRule } from './_control-rule';
import { subjectOf } from './_forbidden-field';
import { callText, callsItself } from './_host-calls';
import { listed } from '../_text';
import { podSecurity } from '../references';

/** Only for the Pod Security packs: the call reaches nothing but the pod. */
export const hostProbeOfItself = controlRule({
  id: 'host-probe-of-itself',
  summary: 'A probe or lifecycle hook of a pod on the host network calls localhost, which is the pod itself',
  remedy: 'remove the host of the probe',
  why: 'The kubelet makes these calls from the network of the node, which such a pod shares, so localhost is the pod itself. Pod Security rejects every host anyway.',
  fix: {
    construct: "kplus.Probe.fromHttpGet('/healthy'); // without a host",
    yaml: 'livenessProbe:\n  httpGet: {path: /healthy, port: 8080} # without host',
  },
  references: [podSecurity('baseline')],
  controls: ['hostProbesAndHostLifecycle'],
  concerns: callsItself,
  describe: forbidden => ({
    message: `${subjectOf(forbidden[0])} sets a host for calls of the kubelet, although it is the pod itself: ${listed(forbidden.map(callText))}`,
    fix: 'listen on all addresses and remove host, or set the level of the namespace to privileged',
  }),
});
