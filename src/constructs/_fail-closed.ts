import { Construct, IConstruct } from 'constructs';
import { safeText } from '../text/safe-text';

/**
 * Repeats an error of a constructor at synth if the program caught it. Otherwise
 * cdk8s would write what the constructor had already created, such as the refused
 * role.
 */
export function failClosed<T extends new (...args: any[]) => IConstruct>(original: T): T {
  return new Proxy(original, {
    construct(_, args, newTarget) {
      const [scope, id] = args;
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
}
