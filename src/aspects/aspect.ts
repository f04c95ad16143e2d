import { IConstruct } from 'constructs';

/** Inspects or changes every construct in a part of the tree. */
export interface IAspect {
  /**
   * Called once for each construct at and below the scope to which the aspect was
   * added, before anything is validated or rendered. It may change the construct,
   * and add constructs and aspects anywhere in the tree, which are also visited.
   *
   * @param node The construct to visit.
   */
  visit(node: IConstruct): void;
}
