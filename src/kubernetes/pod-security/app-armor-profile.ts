import { PodSecurityControl, PodSecurityFinding } from './control';
import { forbiddenProfiles, forbiddenValues } from './fields';
import { PodField } from './pod-field';
import { PodView } from './pod-view';

const ALLOWED_TYPES: readonly unknown[] = ['RuntimeDefault', 'Localhost'];
const ALLOWED_ANNOTATIONS: readonly unknown[] = ['', 'runtime/default'];
const LOCALHOST_PREFIX = 'localhost/';
const ANNOTATION_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

function annotationsOf({ metadata }: PodView): PodField<string>[] {
  const annotations = metadata.field('annotations');
  return Object.entries(annotations.value ?? {}).filter(([key]) => key.startsWith(ANNOTATION_PREFIX))
    .map(([key, value]) => new PodField(value, key, annotations, key.slice(ANNOTATION_PREFIX.length)));
}

const unconfined = (pod: PodView): PodSecurityFinding[] => [
  ...forbiddenProfiles(pod.contexts.map(context => context.field('appArmorProfile')), ALLOWED_TYPES),
  ...forbiddenValues(
    annotationsOf(pod), value => ALLOWED_ANNOTATIONS.includes(value) || value.startsWith(LOCALHOST_PREFIX), 'runtime/default or localhost/<profile>',
  ),
];

/**
 * AppArmor denies the processes of a container files and operations that they do not
 * need. Before 1.30 it was set by annotations, which still count.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const appArmorProfile: PodSecurityControl = {
  id: 'appArmorProfile',
  level: 'baseline',
  summary: 'AppArmor is not disabled.',
  fields: ['spec.securityContext.appArmorProfile.type', '*.securityContext.appArmorProfile.type', `metadata.annotations["${ANNOTATION_PREFIX}*"]`],
  checks: [{ since: 0, check: unconfined }],
};
