import { buildEscalationGraph, BuiltGraph } from './build-escalation-graph';
import { PathSteps } from './path-steps';
import { AppModel } from '../model/app-model';

/** What every search for paths in an app needs. */
export interface PathParts {
  readonly built: BuiltGraph;
  readonly steps: PathSteps;
}

/** The graph of an app; for `model.once()`, as it takes longer to build than to search. */
export function pathParts(model: AppModel): PathParts {
  const built = model.once(buildEscalationGraph);
  return { built, steps: new PathSteps(built) };
}
