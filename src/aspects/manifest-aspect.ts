import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { IAspect } from './aspect';
import { PackageCopy } from '../text/package-copy';

/** An API object and what is written for it. */
export interface RenderedObject {
  readonly construct: ApiObject;
  /** Deep-frozen: nobody can change what another one reads or what is written. */
  readonly manifest: any;
}

/** What an aspect on manifests is given. */
export interface RenderedObjects {
  /**
   * All objects that are written, in the order of the tree: those of the whole
   * app, or those of one chart when somebody renders that chart alone.
   */
  readonly all: readonly RenderedObject[];
  /** Those at and below the scope to which the aspect was added. */
  readonly inScope: readonly RenderedObject[];
  /** The scope to which the aspect was added. */
  readonly scope: IConstruct;
  /** Whether `all` are those of the whole app. */
  readonly isWholeApp: boolean;
  /** What `compute` returns, computed at the first call with the key in a synth: for what several aspects share. */
  once<T>(key: unknown, compute: () => T): T;
}

/**
 * An aspect that works on what is written rather than on constructs, so that it
 * sees patches, Include and Helm objects as they are.
 *
 * Rewriters run first, each on what the one before left; then the checks. Both
 * run in the order of `Aspects`: outer scopes first, then in order of addition.
 * Hidden ones come before all others.
 */
export interface ManifestAspect extends IAspect {
  /** Whether `visit()` does nothing, so that it need not be called. */
  readonly _manifestsOnly?: boolean;

  /** The copy of this package that it comes from, where users make it. */
  readonly _copy?: PackageCopy;

  /** Whether nobody added it with `Aspects.add()`, so that `Aspects.all` does not show it. */
  readonly _hidden?: boolean;

  /**
   * What is written instead, for the objects that change. A replacement is a new
   * manifest; it may share parts with the old one.
   */
  _rewrite?(objects: RenderedObjects): ReadonlyMap<ApiObject, any>;

  /**
   * What is wrong, one message each. Any message fails the synth before a file is
   * written, in one error with the messages of cdk8s validations. cdk8s names no
   * construct for them, so each has to name its own.
   */
  _check?(objects: RenderedObjects): readonly string[];
}
