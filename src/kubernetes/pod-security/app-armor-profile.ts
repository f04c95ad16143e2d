import { PodSecurityControl, PodSecurityFinding } from './control';
import { forbiddenValues, ofContexts, typeOfProfile } from './fields';
import { fieldAt, Place } from './pod';
import { PodView } from './pod-view';
import { isObject } from '../../objects/plain-object';

const ALLOWED_TYPES: readonly unknown[] = ['RuntimeDefault', 'Localhost'];
const ALLOWED_ANNOTATIONS: readonly unknown[] = ['', 'runtime/default'];
const LOCALHOST_PREFIX = 'localhost/';
const ANNOTATION_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

function annotationsOf({ metadata }: PodView): Place[] {
  const annotations = fieldAt(metadata, 'annotations');
  if (annotations.expected !== undefined || annotations.value === undefined) { return [annotations]; }
  if (!isObject(annotations.value)) { return [annotations.expecting('an object')]; }
  return Object.entries(annotations.value).filter(([key]) => key.startsWith(ANNOTATION_PREFIX)).map(([key, value]) =>
    new Place(value ?? undefined, key, annotations, key.slice(ANNOTATION_PREFIX.length)));
}

function unconfined(pod: PodView): PodSecurityFinding[] {
  return [
    ...forbiddenValues(
      ofContexts(pod, 'appArmorProfile').map(typeOfProfile), value => ALLOWED_TYPES.includes(value), ALLOWED_TYPES.join(' or '),
    ),
    ...forbiddenValues(
      annotationsOf(pod),
      value => ALLOWED_ANNOTATIONS.includes(value) || (typeof value === 'string' && value.startsWith(LOCALHOST_PREFIX)),
      'runtime/default or localhost/<profile>',
    ),
  ];
}

/**
 * AppArmor keeps the processes of a container from files and operations that
 * they do not need. Until 1.30 it was set by annotations, which still count.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const appArmorProfile: PodSecurityControl = {
  id: 'appArmorProfile',
  level: 'baseline',
  summary: 'AppArmor is not switched off.',
  fields: ['spec.securityContext.appArmorProfile.type', '*.securityContext.appArmorProfile.type', `metadata.annotations["${ANNOTATION_PREFIX}*"]`],
  checks: [{ since: 0, check: unconfined }],
};
