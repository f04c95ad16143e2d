import { addTo, NamespacedMap } from './_namespaced-map';
import { metadataOf, Objects } from './_objects';
import { isUncertain } from './_sameness';
import { textOf } from './_texts';
import { Answer } from './answer';
import { field } from '../kubernetes/pod-security/pod';

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
      if (field(object.manifest, 'type') !== TOKEN_SECRET_TYPE) { continue; }
      const serviceAccountName = textOf(field(metadataOf(object, 'annotations'), ACCOUNT_ANNOTATION)) || undefined;
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
  public find(namespace: string | undefined, name: unknown): TokenSecret | undefined {
    if (typeof name !== 'string') { return undefined; }
    return this.byNamespace.get(namespace, name) ?? (isUncertain(namespace) ? this.byName : this.uncertainByName).get(name)?.[0];
  }
}
