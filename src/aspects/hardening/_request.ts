import { ObjectName } from './_documents';
import { KnownBindings } from './_known-bindings';
import { ResourceQuantities } from './_measure';
import { HardeningMeasure } from './hardening-measure';
import { ApiAccess } from '../../constructs/api-access';

/** What is asked for one object, by all that ask. */
export interface HardeningRequest {
  readonly measures: ReadonlySet<HardeningMeasure>;
  readonly apiAccess: readonly ApiAccess[];
  readonly resources: ResourceQuantities;
  /** What those that ask say about bindings elsewhere. */
  readonly knownBindings: Exclude<KnownBindings, 'part of the app'>;
}

/** A rendered document and what is asked for its objects. */
export interface HardeningInput {
  readonly constructPath: string;
  readonly manifest: unknown;
  /** The acceptances of a rule that the app adds to a foreign object; unset for an object of one's own, all of whose acceptances count. */
  readonly ownLines?: (rule: string) => readonly string[];
  /** What is asked for an object of the document; `undefined` when it must not be touched. */
  readonly requestFor: (object: ObjectName) => HardeningRequest | undefined;
}
