import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { IAspect } from './aspect';
import { PackageCopy } from '../text/package-copy';

/** An API object and its written manifest. */
export interface RenderedObject {
  readonly construct: ApiObject;
  /** Deep-frozen: no aspect can change it for others or for the output. */
  readonly manifest: any;
}

/** The input of an aspect on manifests. */
export interface RenderedObjects {
  /**
   * All written objects in the order of the tree: those of the whole app, or of one
   * chart if that chart is rendered alone.
   */
  readonly all: readonly RenderedObject[];
  /** Those at and below the scope to which the aspect was added. */
  readonly inScope: readonly RenderedObject[];
  /** The scope to which the aspect was added. */
  readonly scope: IConstruct;
  /** Whether `all` are those of the whole app. */
  readonly isWholeApp: boolean;
  /** Returns the result of `compute`, which runs only at the first call with the key in a synth. For results that several aspects share. */
  once<T>(key: unknown, compute: () => T): T;
}

/**
 * An aspect that works on written manifests instead of constructs, and
 * therefore sees patches, Include and Helm objects.
 *
 * Rewriters run first, each on the result of the previous one; then the checks.
 * Both run in the order of `Aspects`: outer scopes first, then in order of
 * addition. Hidden ones come before all others.
 */
export interface ManifestAspect extends IAspect {
  /** Whether `visit()` does nothing and need not be called. */
  readonly _manifestsOnly?: boolean;

  /** The copy of this package that it comes from, if users create it. */
  readonly _copy?: PackageCopy;

  /** Whether this library added it instead of `Aspects.add()`; `Aspects.all` then omits it. */
  readonly _hidden?: boolean;

  /**
   * The replacements of the objects that change. A replacement is a new
   * manifest; it may share parts with the old one.
   */
  _rewrite?(objects: RenderedObjects): ReadonlyMap<ApiObject, any>;

  /**
   * The problems, one message each. Any message fails the synth before files
   * are written, in one error with the messages of cdk8s validations. cdk8s
   * does not name the construct, so each message has to.
   */
  _check?(objects: RenderedObjects): readonly string[];
}
