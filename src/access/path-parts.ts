import { buildEscalationGraph, BuiltGraph } from './build-escalation-graph';
import { PathSteps } from './path-steps';
import { AppModel } from '../model/app-model';

/** The data for every search for paths in an app. */
export interface PathParts {
  readonly built: BuiltGraph;
  readonly steps: PathSteps;
}

/** Builds the data. For `model.once()`, because building takes longer than searching. */
export function pathParts(model: AppModel): PathParts {
  const built = model.once(buildEscalationGraph);
  return { built, steps: new PathSteps(built) };
}
