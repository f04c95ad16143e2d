import { IConstruct } from 'constructs';
import { quotePath } from './_construct-names';
import { IAspect } from './aspect';
import { ManifestAspect } from './manifest-aspect';
import { THIS_COPY } from '../text/package-copy';
import { safeText } from '../text/safe-text';

/**
 * Refuses an aspect on manifests in another library, where it would have no effect.
 *
 * @param construct The construct to which it was added, or for which it runs first.
 */
export function refuseForeignAspect(aspect: IAspect, construct: IConstruct): never {
  const { name } = aspect.constructor;
  throw new Error(safeText(`${name} was added at ${quotePath(construct)} to the Aspects of another library, which never pass it a manifest, so it would have no effect; `
    + `write import { Aspects } from '${THIS_COPY.name}' and Aspects.of(app).add(new ${name}())`));
}

/**
 * Refuses to write an app or a chart that has an aspect on manifests among those of
 * another library, which never runs them in an app of cdk8s.
 *
 * The AWS CDK and the CDK for Terraform keep their aspects at the construct, under a
 * symbol, in an object with a list `all`.
 */
export function refuseForeignAspects(target: IConstruct): void {
  for (const construct of [...target.node.scopes, ...target.node.findAll()]) {
    for (const symbol of Object.getOwnPropertySymbols(construct)) {
      const { all } = Object(Object.getOwnPropertyDescriptor(construct, symbol)!.value) as { readonly all?: unknown };
      const aspect = Array.isArray(all) && (all as readonly ManifestAspect[]).find(candidate => Object(candidate)._manifestsOnly === true);
      if (aspect) { refuseForeignAspect(aspect, construct); }
    }
  }
}
