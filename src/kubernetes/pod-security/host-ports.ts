import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { containersOf, field, list } from './pod';

export const hostPorts: PodSecurityControl = {
  id: 'hostPorts',
  level: 'baseline',
  summary: 'A container does not listen on ports of its node.',
  fields: ['*.ports[*].hostPort'],
  checks: [{
    since: 0,
    check: pod => containersOf(pod).flatMap(({ path, name, container }) => forbiddenValues(
      list(field(container, 'ports')).map((port, index) => ({ path: `${path}.ports[${index}].hostPort`, container: name, value: field(port, 'hostPort') })),
      value => value === 0, '0 or nothing',
    )),
  }],
};
