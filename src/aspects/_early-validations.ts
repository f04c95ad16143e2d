import { IConstruct, Node } from 'constructs';

/** Marks a class of nodes that ask here, also for another copy of this package. */
const ASKING = Symbol.for('cdk8s-least-privilege.early-validations');

/**
 * One round of validations, made before cdk8s makes it. Where cdk8s then asks
 * one node after the other, it gets what they said, so that none runs more often
 * than without aspects. Only those of the root do, one of which this is part of.
 */
export class EarlyValidations {
  /** What cdk8s gets. */
  private static current?: EarlyValidations;

  /** Lets the nodes of a tree ask here first. */
  public static prepare(root: IConstruct): void {
    const prototype: { validate: Node['validate'] } = Object.getPrototypeOf(root.node);
    if (ASKING in prototype) { return; }
    const original = prototype.validate;
    Object.defineProperty(prototype, ASKING, { value: true });
    Object.defineProperty(prototype, 'validate', {
      configurable: true,
      writable: true,
      value(this: Node) { return EarlyValidations.current?.take(this) ?? original.call(this); },
    });
  }

  private readonly nodes: readonly Node[];
  private readonly messages: readonly string[][];
  private next = 1;

  public constructor(root: IConstruct) {
    this.nodes = root.node.findAll().map(({ node }) => node);
    this.messages = this.nodes.map(node => node.validate());
    EarlyValidations.current = this;
  }

  /** From now on they run again. */
  public expire(): void {
    if (EarlyValidations.current === this) { EarlyValidations.current = undefined; }
  }

  /** In the order of cdk8s, so that nobody is told twice what was said once. */
  private take(node: Node): string[] | undefined {
    return node === this.nodes[this.next] ? this.messages[this.next++] : undefined;
  }
}
