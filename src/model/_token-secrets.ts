import { addTo, NamespacedMap } from './_namespaced-map';
import { Objects } from './_objects';
import { isUncertain } from './_same-namespace';
import { Answer } from './answer';
import { Token } from './workload';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { isPlaceholder } from '../objects/placeholder';

/** A Secret that contains a token. */
export interface TokenSecret {
  /** The account that the token belongs to. */
  readonly serviceAccountName?: string;
  /** `unknown` if the type of the Secret is a placeholder, or if a reference may be to another Secret. */
  readonly certainty: Exclude<Answer, 'no'>;
}

/** The declaration of a Secret that contains a token. */
export interface DeclaredTokenSecret extends TokenSecret {
  readonly object: ManifestObject<k8s.Secret>;
  readonly namespace: string | undefined;
}

/** The type of Secrets with a token that never expires. */
const TOKEN_SECRET_TYPE = 'kubernetes.io/service-account-token';
const ACCOUNT_ANNOTATION = 'kubernetes.io/service-account.name';

/** The Secrets of an app that contain an account's token. */
export class TokenSecrets {
  public readonly all: DeclaredTokenSecret[] = [];
  private readonly byNamespace = new NamespacedMap<TokenSecret>();
  /** One Secret of each namespace. */
  private readonly ofNamespace = new Map<string | undefined, TokenSecret>();
  private readonly byName = new Map<string, TokenSecret[]>();
  private readonly uncertainByName = new Map<string, TokenSecret[]>();

  public constructor(objects: Objects) {
    for (const object of objects.of('', 'Secret')) {
      const { type } = object.manifest;
      const serviceAccountName = object.manifest.metadata?.annotations?.[ACCOUNT_ANNOTATION] || undefined;
      const isFilledIn = serviceAccountName !== undefined && isPlaceholder(type);
      if (type !== TOKEN_SECRET_TYPE && !isFilledIn) { continue; }
      const namespace = objects.namespaceOf(object);
      const certainty = isFilledIn ? 'unknown' : 'yes';
      this.all.push({ object, namespace, serviceAccountName, certainty });
      const known = this.byNamespace.getOrAdd(namespace, object.name, () => ({ serviceAccountName, certainty }));
      // Of several definitions, the most severe counts.
      if (known.certainty !== 'yes' && certainty === 'yes') { this.byNamespace.set(namespace, object.name, { serviceAccountName, certainty }); }
      const elsewhere: TokenSecret = { serviceAccountName, certainty: 'unknown' };
      addTo(this.byName, object.name, elsewhere);
      if (!this.ofNamespace.has(namespace)) { this.ofNamespace.set(namespace, elsewhere); }
      if (isUncertain(namespace)) { addTo(this.uncertainByName, object.name, elsewhere); }
    }
  }

  public get isEmpty(): boolean {
    return this.byName.size === 0;
  }

  /** The Secret that a pod in a namespace refers to by name. */
  public find(namespace: string | undefined, name: string | null | undefined): TokenSecret | undefined {
    if (!name) { return undefined; }
    // A placeholder name may become the name of any.
    if (isPlaceholder(name) && !this.byNamespace.get(namespace, name)) { return this.ofNamespace.get(namespace); }
    return this.byNamespace.get(namespace, name) ?? (isUncertain(namespace) ? this.byName : this.uncertainByName).get(name)?.[0];
  }
}

/** A token from a Secret that a pod refers to. */
export function secretToken({ serviceAccountName, certainty }: TokenSecret, path: Path): Token {
  return { source: 'secret', path, forApi: certainty, ...serviceAccountName === undefined ? {} : { serviceAccountName } };
}
