import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { field, list } from './pod';

export const hostPathVolumes: PodSecurityControl = {
  id: 'hostPathVolumes',
  level: 'baseline',
  summary: 'No volume is a directory of the node.',
  fields: ['spec.volumes[*].hostPath'],
  checks: [{
    since: 0,
    check: ({ spec }) => forbiddenValues(
      list(field(spec, 'volumes')).map((volume, index) => ({ path: `spec.volumes[${index}].hostPath`, value: field(volume, 'hostPath') })),
      () => false, 'no hostPath volume',
    ),
  }],
};
