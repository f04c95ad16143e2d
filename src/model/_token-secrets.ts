import { addTo, NamespacedMap } from './_namespaced-map';
import { Objects } from './_objects';
import { isUncertain } from './_sameness';
import { Answer } from './answer';

/** A Secret with a token in it. */
export interface TokenSecret {
  /** The account whose token it is. */
  readonly serviceAccountName?: string;
  /** Whether the Secret that is referred to is this one. */
  readonly certainty: Exclude<Answer, 'no'>;
}

/** The type of Secrets that hold a token that never expires. */
export const TOKEN_SECRET_TYPE = 'kubernetes.io/service-account-token';
/** The key of the token in such a Secret. */
export const TOKEN_SECRET_KEY = 'token';
const ACCOUNT_ANNOTATION = 'kubernetes.io/service-account.name';

/** The Secrets of an app that hold a token of an account. */
export class TokenSecrets {
  private readonly byNamespace = new NamespacedMap<TokenSecret>();
  private readonly byName = new Map<string, TokenSecret[]>();
  private readonly uncertainByName = new Map<string, TokenSecret[]>();

  public constructor(objects: Objects) {
    for (const object of objects.of('', 'Secret')) {
      if (object.manifest.type !== TOKEN_SECRET_TYPE) { continue; }
      const serviceAccountName = object.manifest.metadata?.annotations?.[ACCOUNT_ANNOTATION] || undefined;
      const namespace = objects.namespaceOf(object);
      this.byNamespace.getOrAdd(namespace, object.name, () => ({ serviceAccountName, certainty: 'yes' }));
      const elsewhere: TokenSecret = { serviceAccountName, certainty: 'unknown' };
      addTo(this.byName, object.name, elsewhere);
      if (isUncertain(namespace)) { addTo(this.uncertainByName, object.name, elsewhere); }
    }
  }

  /** Whether there is none. */
  public get isEmpty(): boolean {
    return this.byName.size === 0;
  }

  /** The Secret of a name, as a pod in a namespace refers to it. */
  public find(namespace: string | undefined, name: string | null | undefined): TokenSecret | undefined {
    if (!name) { return undefined; }
    return this.byNamespace.get(namespace, name) ?? (isUncertain(namespace) ? this.byName : this.uncertainByName).get(name)?.[0];
  }
}
