import { ObjectName } from './_documents';
import { KnownBindings } from './_known-bindings';
import { ResourceQuantities } from './_measure';
import { HardeningMeasure } from './hardening-measure';
import { ApiAccess } from '../../constructs/api-access';

/** The combined request of all aspects for one object. */
export interface HardeningRequest {
  readonly measures: ReadonlySet<HardeningMeasure>;
  readonly apiAccess: readonly ApiAccess[];
  readonly resources: ResourceQuantities;
  /** What the aspects declare about bindings elsewhere. */
  readonly knownBindings: Exclude<KnownBindings, 'part of the app'>;
}

/** A rendered document and the requests for its objects. */
export interface HardeningInput {
  readonly constructPath: string;
  readonly manifest: unknown;
  /** The acceptances of a rule that the app adds to a foreign object; unset for an object of the app, all of whose acceptances count. */
  readonly ownLines?: (rule: string) => readonly string[];
  /** The request for an object of the document; `undefined` if it must not be changed. */
  readonly requestFor: (object: ObjectName) => HardeningRequest | undefined;
}
