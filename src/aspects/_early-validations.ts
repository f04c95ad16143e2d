import { IConstruct, Node } from 'constructs';

/** Marks a class of nodes that ask here, also for another copy of this package. */
const ASKING = Symbol.for('cdk8s-least-privilege.early-validations');

/** What cdk8s gets. */
let current: EarlyValidations | undefined;

/**
 * One round of validations, made before cdk8s makes it. Where cdk8s then asks
 * one node after the other, it gets what they said, so that none runs more often
 * than without aspects. Only those of the root do, one of which this is part of.
 */
export class EarlyValidations {
  /** Lets the nodes of a tree ask here first. */
  public static prepare(root: IConstruct): void {
    const prototype: { validate: Node['validate'] } = Object.getPrototypeOf(root.node);
    if (ASKING in prototype) { return; }
    const original = prototype.validate;
    Object.defineProperty(prototype, ASKING, { value: true });
    Object.defineProperty(prototype, 'validate', {
      configurable: true,
      writable: true,
      value(this: Node) { return current?.take(this) ?? original.call(this); },
    });
  }

  private readonly nodes: readonly Node[];
  private readonly messages: readonly string[][];
  private next = 1;

  public constructor(root: IConstruct) {
    this.nodes = root.node.findAll().map(({ node }) => node);
    this.messages = this.nodes.map(node => node.validate());
    current = this;
  }

  public get foundNothing(): boolean {
    return this.messages.every(messages => messages.length === 0);
  }

  /** From now on they run again. */
  public expire(): void {
    if (current === this) { current = undefined; }
  }

  /** In the order of cdk8s, so that nobody is told twice what was said once. */
  private take(node: Node): string[] | undefined {
    return node === this.nodes[this.next] ? this.messages[this.next++] : undefined;
  }
}
