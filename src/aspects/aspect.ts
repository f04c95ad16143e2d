import { IConstruct } from 'constructs';

/** Something that looks at, or changes, every construct of a part of the tree. */
export interface IAspect {
  /**
   * Called once for each construct at and below the scope to which the aspect was
   * added, before anything is validated or rendered. It may change the construct,
   * and it may add constructs and aspects anywhere in the tree; those are visited
   * too.
   *
   * @param node The construct to look at.
   */
  visit(node: IConstruct): void;
}
