import { isAccepted } from './_accepted';
import { Accounts } from './_accounts';
import { Json } from './_json';
import { startedContainers } from './_pod';
import { containersToInject, serviceAccountOf } from '../../kubernetes/injected-token';
import { field } from '../../kubernetes/pod-security/pod';
import { BoundPermission } from '../../kubernetes/rbac/account-permissions';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { ManifestObject } from '../../kubernetes/workloads';

/** What becomes of the token that Kubernetes mounts into the containers of a pod. */
export type AutomountVerdict =
  /** It is off already, or accepted. */
  | { readonly kind: 'nothing' }
  /** Nothing can miss it. */
  | { readonly kind: 'off'; readonly reason: string }
  /** Something may need it. */
  | { readonly kind: 'needed'; readonly reason: string; readonly permissions: readonly BoundPermission[] };

/** Pods with these annotations get containers from others that use the token as the identity of the pod. */
const INJECTORS: { readonly [annotation: string]: string } = {
  'vault.hashicorp.com/agent-inject': 'the Vault agent logs in with it',
  'linkerd.io/inject': 'Linkerd does not join a pod without it',
};

/** Texts by which a program is told where its token is. */
const TOKEN_DIRECTORY = 'kubernetes.io/serviceaccount';

/** Judges whether a pod needs the token that Kubernetes mounts by itself. */
export function judgeAutomount(workload: ManifestObject, pod: Json, accounts: Accounts, sees: 'whole app' | 'part of the app'): AutomountVerdict {
  const { spec } = pod;
  const name = serviceAccountOf(spec);
  const account = { name, namespace: workload.namespace };
  if (spec.automountServiceAccountToken === false || isAccepted(workload.object, 'token-without-permission', `serviceaccount ${name}`)) {
    return { kind: 'nothing' };
  }
  const explicit = spec.automountServiceAccountToken === true;
  if (!explicit && accounts.isOff(account)) {
    return { kind: 'off', reason: `its account '${name}' has it off already` };
  }
  if (containersToInject(startedContainers(spec).map(({ value }) => value)).length === 0) {
    return { kind: 'off', reason: 'every container mounts something of its own where the token would be' };
  }
  const permissions = accounts.permissionsOf(account);
  const needed = (reason: string): AutomountVerdict => ({ kind: 'needed', reason, permissions });
  if (permissions.length > 0) { return needed(`its account '${name}' has permissions in this app`); }
  if (explicit) { return needed('it asks for it with automountServiceAccountToken: true'); }
  if (name !== DEFAULT_SERVICE_ACCOUNT && !accounts.isDefined(account)) {
    return needed(`its account '${name}' is defined elsewhere, and its permissions may be too`);
  }
  if (sees === 'part of the app') { return needed('only a part of the app is rendered, and its permissions may be in another'); }
  const injector = Object.keys(INJECTORS).find(annotation => !isOff(field(pod, 'metadata', 'annotations', annotation)));
  if (injector !== undefined) { return needed(`${INJECTORS[injector]} (annotation ${injector})`); }
  if (mentions(spec, TOKEN_DIRECTORY)) { return needed(`it mentions the directory of the token, ${TOKEN_DIRECTORY}`); }
  return { kind: 'off', reason: `no role of this app is bound to its account '${name}'` };
}

function isOff(annotation: unknown): boolean {
  return annotation === undefined || annotation === 'false' || annotation === 'disabled';
}

function mentions(value: unknown, text: string): boolean {
  if (typeof value === 'string') { return value.includes(text); }
  return typeof value === 'object' && value !== null && Object.values(value).some(item => mentions(item, text));
}
