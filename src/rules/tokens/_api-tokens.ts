import { Container, Token, Workload } from '../../model/workload';

/** A container and a token it holds. */
export interface HeldToken {
  readonly container: Container;
  readonly token: Token;
}

/** The tokens in the containers of a workload. */
export function heldTokens({ containers }: Workload): HeldToken[] {
  return containers.flatMap(container => container.tokens.map(token => ({ container, token })));
}

/** Whether a container certainly holds the token: a token that admission mounts depends on automount. */
export function isCertain({ automount }: Workload, { source }: Token): boolean {
  return source !== 'injected' || automount.value === 'yes';
}

/** Why it is unknown whether admission mounts a token. */
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
