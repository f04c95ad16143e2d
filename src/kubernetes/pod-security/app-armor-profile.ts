import { PodSecurityControl } from './control';
import { forbiddenValues, ofContexts } from './fields';
import { field } from './pod';

const TYPES = ['RuntimeDefault', 'Localhost'];
const ANNOTATION_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

export const appArmorProfile: PodSecurityControl = {
  id: 'appArmorProfile',
  level: 'baseline',
  summary: 'AppArmor is not switched off.',
  fields: ['spec.securityContext.appArmorProfile.type', '*.securityContext.appArmorProfile.type', `metadata.annotations["${ANNOTATION_PREFIX}*"]`],
  checks: [{
    since: 0,
    check: pod => [
      ...forbiddenValues(ofContexts(pod, 'appArmorProfile', 'type'), value => TYPES.includes(value as string), TYPES.join(' or ')),
      ...forbiddenValues(
        Object.entries(field(pod.metadata, 'annotations') ?? {}).filter(([key]) => key.startsWith(ANNOTATION_PREFIX))
          .map(([key, value]) => ({ path: `metadata.annotations["${key}"]`, value })),
        value => typeof value === 'string' && (value === '' || value === 'runtime/default' || value.startsWith('localhost/')),
        'runtime/default or localhost/<profile>',
      ),
    ],
  }],
};
