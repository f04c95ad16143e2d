import { addTo, NamespacedMap } from './_namespaced-map';
import { Objects } from './_objects';
import { isUncertain } from './_sameness';
import { Answer } from './answer';
import { Token } from './workload';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';

/** A Secret with a token in it. */
export interface TokenSecret {
  /** The account whose token it is. */
  readonly serviceAccountName?: string;
  /** Whether the Secret that is referred to is this one. */
  readonly certainty: Exclude<Answer, 'no'>;
}

/** The declaration of a Secret with a token in it. */
export interface DeclaredTokenSecret extends Pick<TokenSecret, 'serviceAccountName'> {
  readonly object: ManifestObject<k8s.Secret>;
  readonly namespace: string | undefined;
}

/** The type of Secrets that hold a token that never expires. */
const TOKEN_SECRET_TYPE = 'kubernetes.io/service-account-token';
const ACCOUNT_ANNOTATION = 'kubernetes.io/service-account.name';

/** The Secrets of an app that hold a token of an account. */
export class TokenSecrets {
  public readonly all: DeclaredTokenSecret[] = [];
  private readonly byNamespace = new NamespacedMap<TokenSecret>();
  private readonly byName = new Map<string, TokenSecret[]>();
  private readonly uncertainByName = new Map<string, TokenSecret[]>();

  public constructor(objects: Objects) {
    for (const object of objects.of('', 'Secret')) {
      if (object.manifest.type !== TOKEN_SECRET_TYPE) { continue; }
      const serviceAccountName = object.manifest.metadata?.annotations?.[ACCOUNT_ANNOTATION] || undefined;
      const namespace = objects.namespaceOf(object);
      this.all.push({ object, namespace, serviceAccountName });
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

/** A token from a Secret that a pod refers to. */
export function secretToken({ serviceAccountName, certainty }: TokenSecret, path: Path): Token {
  return { source: 'secret', path, forApi: certainty, ...serviceAccountName === undefined ? {} : { serviceAccountName } };
}
