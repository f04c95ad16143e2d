import { PodSecurityControl } from './control';
import { field, list } from './pod';

const ALLOWED = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'];

export const restrictedVolumes: PodSecurityControl = {
  id: 'restrictedVolumes',
  level: 'restricted',
  summary: 'A pod uses only volumes that give no access to its node or to others.',
  fields: ['spec.volumes[*]'],
  checks: [{
    since: 0,
    check: ({ spec }) => list(field(spec, 'volumes')).flatMap((volume, index) => {
      const types = Object.entries(field({ volume }, 'volume') ?? {}).filter(([key, value]) => key !== 'name' && value !== null).map(([key]) => key);
      // The API server makes an emptyDir of a volume without a type.
      if (types.every(type => ALLOWED.includes(type))) { return []; }
      const path = `spec.volumes[${index}]`;
      return [{ path, message: `${path} is of type ${types.join(', ')}; allowed is ${ALLOWED.join(', ')}` }];
    }),
  }],
};
