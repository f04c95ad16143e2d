import { Construct, IConstruct } from 'constructs';
import { PropertyNames } from './_properties';
import { refuseUnknownOptions } from '../text/options';
import { safeText } from '../text/safe-text';

/**
 * Repeats an error of a constructor at synth if the program caught it. Otherwise
 * cdk8s would write what the constructor had already created, such as the refused
 * role. A property that the construct does not have is an error too, unless the class
 * is extended: its properties may be those of the subclass.
 *
 * @param name The name of the class, which bundlers change.
 * @param properties The names of its properties; unset for a class that programs do not construct.
 */
export function failClosed(name?: string, properties?: PropertyNames) {
  return <T extends new (...args: any[]) => IConstruct>(original: T): T => {
    const closed: T = new Proxy(original, {
      construct(_, args, newTarget) {
        const [scope, id, props] = args;
        if (properties && newTarget === closed) { refuseUnknownOptions(name!, Object(props), properties); }
        const find = (): IConstruct | undefined => Construct.isConstruct(scope) ? scope.node.tryFindChild(String(id)) : undefined;
        const before = find();
        try {
          return Reflect.construct(original, args, newTarget);
        } catch (error) {
          const failed = find();
          if (failed !== before) { failed?.node.addValidation({ validate: () => [safeText(String((error as Error)?.message ?? error))] }); }
          throw error;
        }
      },
    });
    return closed;
  };
}
