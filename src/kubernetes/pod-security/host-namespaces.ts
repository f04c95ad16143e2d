import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { field } from './pod';

const FIELDS = ['hostNetwork', 'hostPID', 'hostIPC'];

export const hostNamespaces: PodSecurityControl = {
  id: 'hostNamespaces',
  level: 'baseline',
  summary: 'A pod does not share the namespaces of its node.',
  fields: FIELDS.map(name => `spec.${name}`),
  checks: [{
    since: 0,
    check: ({ spec }) => forbiddenValues(FIELDS.map(name => ({ path: `spec.${name}`, value: field(spec, name) })), value => value === false, 'false'),
  }],
};
