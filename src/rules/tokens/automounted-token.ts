import { HeldToken, heldTokens, namesOf, unknownAutomountReason } from './_api-tokens';
import { hasBeenAdmitted, isMadeByAdmission } from './_reserved-volumes';
import { EXTENDED_LIFETIME_SECONDS } from '../../kubernetes/service-account-token';
import { Workload } from '../../model/workload';
import { podFix } from '../_fix';
import { podPath } from '../_pod-path';
import { containersText } from '../_text';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** One finding per workload: a single line decides for all its containers, including those that webhooks add. */
export const automountedToken: Rule = {
  id: 'automounted-token',
  summary: 'Kubernetes mounts an API token into every container of a pod',
  remedy: 'disable token automount',
  why: 'Every init and regular container gets the token, including sidecars, whether or not it calls the API. With the default flags of the API server, a stolen copy is accepted for up to a year while the pod lives, because automounted tokens have exactly the lifetime that the API server extends.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { apiAccess: ApiAccess.inContainers('app'), containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] }); // or without apiAccess for no token at all",
    yaml: 'spec:\n  automountServiceAccountToken: false # and mount a projected volume in the container that calls the API',
  },
  references: [
    cis('5.1.6'), nsa('protecting Pod service account tokens'), owaspKubernetes('K01'), mitre('T1528'), mitre('T1552.007'),
    kubernetes('Configure Service Accounts for Pods', 'tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting'),
  ],
  subject: 'workload',
  *check(workload) {
    const { serviceAccount: { name, hasPermission }, automount } = workload;
    // Without automount there is nothing to report; this check comes first because it is cheaper than reading the containers.
    if (automount.value === 'no' && !hasBeenAdmitted(workload)) { return; }
    const held = heldTokens(workload).filter(each => isAutomounted(workload, each));
    const containers = namesOf(held);
    if (containers.length === 0) { return; }
    yield {
      path: podPath(workload, 'automountServiceAccountToken'),
      key: `serviceaccount ${name}`,
      message: automount.value === 'unknown'
        ? `Kubernetes may mount the API token of the ServiceAccount '${name}' into ${containersText(containers)}: ${unknownAutomountReason(workload)}; set automountServiceAccountToken: false on the pod, or pass the ServiceAccount with --context`
        : `Kubernetes mounts the API token of the ServiceAccount '${name}' into ${containersText(containers)}${automount.value === 'no' ? '' : ` because ${REASONS[automount.decidedBy]}`}${isExtended(held) ? ', and a stolen copy may be valid for up to a year while the pod lives' : ''}`,
      ...automount.value === 'unknown' ? { unknown: true } : {},
      // A workload with permissions may need a token, and only the user knows in which container.
      ...hasPermission === 'no' && automount.value !== 'no' ? podFix(workload, 'automountServiceAccountToken: false') : {},
    };
  },
};

const REASONS = {
  pod: 'the pod sets automountServiceAccountToken: true',
  serviceAccount: 'its ServiceAccount sets automountServiceAccountToken: true and the pod does not override it',
  default: 'neither the pod nor its ServiceAccount sets automountServiceAccountToken: false',
} as const;

/** An explicitly declared volume that admission accepts as its own keeps the lifetime written in it. */
function isExtended(held: readonly HeldToken[]): boolean {
  return held.some(({ token }) => token.expirationSeconds === EXTENDED_LIFETIME_SECONDS);
}

/** A pod that was read from a cluster already has the volume that admission created. */
function isAutomounted(workload: Workload, { token: { source, volume } }: HeldToken): boolean {
  return source === 'injected' || isMadeByAdmission(workload, volume);
}
