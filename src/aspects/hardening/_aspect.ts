import { HardeningProps } from './hardening-props';
import { HardeningReport } from './hardening-report';
import { ManifestAspect } from '../manifest-aspect';

/** The part of a `Hardening` aspect that a run needs. */
export interface HardeningAspect extends ManifestAspect {
  readonly _hardens: true;
  readonly _props: HardeningProps;
  _report: HardeningReport;
}

/** By its mark, because it may come from another copy of this package. */
export function isHardening(aspect: ManifestAspect): aspect is HardeningAspect {
  return '_hardens' in aspect;
}
