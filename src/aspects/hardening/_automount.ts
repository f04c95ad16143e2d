import { isAccepted } from './_accepted';
import { PodTemplate } from './_document-model';
import { DocumentObject } from './_documents';
import { KnownBindings } from './_known-bindings';
import { startedContainersIn } from './_pod';
import { containersToInject } from '../../kubernetes/injected-token';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { Grant } from '../../model/service-account';
import { ServiceAccount } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';

/** The decision about the automounted token of a pod. */
export type AutomountVerdict =
  /** Automount is already disabled, or accepted. */
  | { readonly kind: 'nothing' }
  /** No container can need the token. */
  | { readonly kind: 'off'; readonly reason: string }
  /** No known use of the token, but there may be unknown ones. */
  | { readonly kind: 'perhaps needed'; readonly reason: string; readonly doubt: string }
  /** A container may need the token. */
  | { readonly kind: 'needed'; readonly reason: string; readonly grants: readonly Grant[] };

/** Annotations for which a webhook injects containers that use the token as the identity of the pod. */
const INJECTORS: { readonly [annotation: string]: string } = {
  'vault.hashicorp.com/agent-inject': 'the Vault agent logs in with it',
  'linkerd.io/inject': 'Linkerd does not inject a pod without it',
};

/** A part of the token's path; a pod spec that contains it probably passes the path to a program. */
const TOKEN_DIRECTORY = 'kubernetes.io/serviceaccount';

/** Decides whether a pod needs its automounted token. */
export function needForAutomount(
  rendered: DocumentObject, spec: k8s.PodSpec, { workload, key }: PodTemplate, known: KnownBindings,
): AutomountVerdict {
  const account = workload.serviceAccount;
  const { name, grants } = account;
  if (spec.automountServiceAccountToken === false || isAccepted(rendered, 'token-without-permission', `serviceaccount ${name}`, key)) {
    return { kind: 'nothing' };
  }
  const explicit = spec.automountServiceAccountToken === true;
  if (!explicit && workload.automount.value === 'no') {
    return { kind: 'off', reason: `its account '${name}' already disables it` };
  }
  if (containersToInject(startedContainersIn(spec).map(({ value }) => value)).length === 0) {
    return { kind: 'off', reason: 'every container mounts something of its own where the token would be' };
  }
  const needed = (reason: string): AutomountVerdict => ({ kind: 'needed', reason, grants });
  if (account.boundPermission !== 'no') { return needed(`its account '${name}' has permissions in this app${known === 'app and context' ? ' or the context' : ''}`); }
  if (explicit) { return needed('it sets automountServiceAccountToken: true'); }
  if (name !== DEFAULT_SERVICE_ACCOUNT && !isDeclared(account)) {
    return needed(`its account '${name}' is defined elsewhere, and its permissions may be too`);
  }
  if (known === 'part of the app') { return needed('only a part of the app is rendered, and its permissions may be in another'); }
  const injector = Object.keys(INJECTORS).find(annotation => !isOff(workload.pod.metadata?.annotations?.[annotation]));
  if (injector !== undefined) { return needed(`${INJECTORS[injector]} (annotation ${injector})`); }
  if (mentions(spec, TOKEN_DIRECTORY)) { return needed(`it mentions the directory of the token, ${TOKEN_DIRECTORY}`); }
  const reason = `no role of this app${known === 'app and context' ? ' or the context' : ''} is bound to its account '${name}'`;
  return known === 'app' ? { kind: 'perhaps needed', reason, doubt: 'one elsewhere may be' } : { kind: 'off', reason };
}

/** Whether the account, or one that may be the same, is declared in the app or its context. */
function isDeclared(account: ServiceAccount): boolean {
  return [account, ...account.mayEqual].some(({ object }) => object !== undefined);
}

function isOff(annotation: string | null | undefined): boolean {
  return annotation === undefined || annotation === null || annotation === 'false' || annotation === 'disabled';
}

function mentions(value: unknown, text: string): boolean {
  if (typeof value === 'string') { return value.includes(text); }
  return typeof value === 'object' && value !== null && Object.values(value).some(item => mentions(item, text));
}
