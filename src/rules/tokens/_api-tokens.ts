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

/** The names of containers, each once. */
export function namesOf(held: readonly HeldToken[]): string[] {
  return [...new Set(held.map(({ container }) => container.name))];
}
