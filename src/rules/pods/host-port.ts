import { controlRule } from './_control-rule';
import { keyWithValue, subjectOf } from './_place';
import { cis, mitre, owaspKubernetes, podSecurity } from '../references';

export const hostPort = controlRule({
  id: 'host-port',
  summary: 'A container listens on a port of its node',
  remedy: 'leave out hostPort',
  why: 'Everybody who reaches the node reaches such a port, whatever Services and Ingresses say, and network policies may not govern it. The container can stand in the place of a service of the node.',
  fix: {
    construct: [
      "new kplus.Service(chart, 'web', { selector: workload, ports: [{ port: 80 }] });",
      '// Where it must be:',
      "// relaxations: [Relaxation.hostPorts('the switch sends to this port of the node', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'ports:\n- containerPort: 8080 # and no hostPort',
  },
  references: [cis('5.2.12'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['hostPorts'],
  keysOf: place => [keyWithValue(place)],
  describe: ([place]) => ({
    message: Number.isInteger(place.value) ? `${subjectOf(place)} listens on port ${String(place.value)} of its node, for everybody who reaches the node` : place.message,
    fix: 'remove hostPort and reach the container through a Service',
  }),
});
