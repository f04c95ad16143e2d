import { controlRule } from './_control-rule';
import { keyWithValue, subjectOf } from './_forbidden-field';
import { cis, mitre, owaspKubernetes, podSecurity } from '../references';

export const hostPort = controlRule({
  id: 'host-port',
  summary: 'A container listens on a port of its node',
  remedy: 'remove hostPort',
  why: 'Anyone who can reach the node can reach such a port, regardless of Services and Ingresses, and network policies may not apply to it. The container can impersonate a service of the node.',
  fix: {
    construct: [
      "new kplus.Service(chart, 'web', { selector: workload, ports: [{ port: 80 }] });",
      '// If it is required:',
      "// relaxations: [Relaxation.hostPorts('the switch sends to this port of the node', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'ports:\n- containerPort: 8080 # without hostPort',
  },
  references: [cis('5.2.12'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['hostPorts'],
  keysOf: field => [keyWithValue(field)],
  describe: ([field]) => ({
    message: Number.isInteger(field.value) ? `${subjectOf(field)} listens on port ${String(field.value)} of its node, open to anyone who can reach the node` : field.message,
    fix: 'remove hostPort and reach the container through a Service',
  }),
});
