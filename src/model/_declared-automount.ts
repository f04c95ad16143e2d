import { isUnreadable } from './_unreadable';
import { Answer } from './answer';
import { Automount } from './workload';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';

/** The field in a pod's spec and in a ServiceAccount. */
export const AUTOMOUNT_FIELD = 'automountServiceAccountToken';

/**
 * The automount setting in the declarations of an account; undefined if there are none.
 * Several declarations are alternatives, such as those of two clusters; the most
 * permissive one counts.
 */
export function declaredAutomount(objects: readonly ManifestObject<k8s.ServiceAccount>[]): Automount | undefined {
  if (objects.length === 0) { return undefined; }
  const words = new Set(objects.map(wordOf));
  const isSet = words.size > 1 || !words.has('yes')
    || objects.some(({ manifest }) => (manifest.automountServiceAccountToken ?? undefined) !== undefined);
  return { value: words.has('yes') ? 'yes' : words.has('unknown') ? 'unknown' : 'no', decidedBy: isSet ? 'serviceAccount' : 'default' };
}

/** The field as an answer; a placeholder is unknown. */
export function automountAnswer(value: boolean): Answer {
  return value === true ? 'yes' : value === false ? 'no' : 'unknown';
}

function wordOf(object: ManifestObject<k8s.ServiceAccount>): Answer {
  return isUnreadable(object, [AUTOMOUNT_FIELD]) ? 'unknown' : automountAnswer(object.manifest.automountServiceAccountToken ?? true);
}
