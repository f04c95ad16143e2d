import { Container, Token, Workload } from '../../model/workload';

/** A container and a token it holds. */
export interface HeldToken {
  readonly container: Container;
  readonly token: Token;
}

/** The tokens of the containers of a pod. */
export function heldTokens({ containers }: Workload): HeldToken[] {
  return containers.flatMap(container => container.tokens.map(token => ({ container, token })));
}

/** Whether a container surely has it: a token that admission mounts depends on automount. */
export function isCertain({ automount }: Workload, { source }: Token): boolean {
  return source !== 'injected' || automount.value === 'yes';
}

/** Why nobody knows whether admission mounts a token. */
export function unknownAutomountReason({ automount, serviceAccount }: Workload): string {
  if (automount.decidedBy === 'pod') { return 'automountServiceAccountToken of the pod is neither true nor false'; }
  return serviceAccount.object
    ? `the ServiceAccount '${serviceAccount.name}' has no clear automountServiceAccountToken`
    : `the app does not declare the ServiceAccount '${serviceAccount.name}', which may disable it`;
}

/** The names of containers, each once. */
export function namesOf(held: readonly HeldToken[]): string[] {
  return [...new Set(held.map(({ container }) => container.name))];
}
