import { ApiObjectMetadataDefinition, Lazy } from 'cdk8s';
import { annotationsOf } from './_annotations';
import { safeText } from '../text/safe-text';

type Annotations = { readonly [key: string]: string };

/** The annotations that make an object a hook of a tool and set when the tool applies it. */
interface Tool {
  readonly hook: string;
  readonly deletePolicy: string;
  /** The annotation with the order; lower numbers come first, the default is 0. */
  readonly order: string;
  /** Whether the order applies to objects that are not hooks. */
  readonly ordersAll: boolean;
}

const TOOLS: readonly Tool[] = [
  { hook: 'helm.sh/hook', deletePolicy: 'helm.sh/hook-delete-policy', order: 'helm.sh/hook-weight', ordersAll: false },
  { hook: 'argocd.argoproj.io/hook', deletePolicy: 'argocd.argoproj.io/hook-delete-policy', order: 'argocd.argoproj.io/sync-wave', ordersAll: true },
];

/**
 * The annotations that make Helm and Argo CD apply an object just before another,
 * in the same phase. Without them, a hook would wait for an account that is applied
 * after it.
 *
 * @throws if the order of the other object is not a whole number
 */
export function annotationsBefore(annotations: { readonly [key: string]: unknown }): Annotations {
  const found: { [key: string]: string } = {};
  for (const { hook, deletePolicy, order, ordersAll } of TOOLS) {
    const isHook = annotations[hook] !== undefined;
    if (!isHook && !(ordersAll && annotations[order] !== undefined)) { continue; }
    for (const key of isHook ? [hook, deletePolicy] : []) {
      if (annotations[key] !== undefined) { found[key] = String(annotations[key]); }
    }
    found[order] = String(numberOf(order, annotations[order]) - 1);
  }
  return found;
}

function numberOf(key: string, value: unknown = '0'): number {
  const number = Number(value);
  if (String(value).trim() === '' || !Number.isInteger(number)) {
    throw new Error(safeText(`the annotation ${key} is ${JSON.stringify(value)}, but its ServiceAccount must be applied just before it, which requires a whole number; write one, or give the workload a SecureServiceAccount with its own annotations`));
  }
  return number;
}

/** Applies a role or binding in the same phase as its accounts. */
export class AppliedWithAccounts {
  private readonly accounts: (ApiObjectMetadataDefinition | undefined)[] = [];

  /** @param metadata The metadata of the object. */
  public constructor(private readonly metadata: ApiObjectMetadataDefinition) {}

  /** @param account The metadata of an account, or `undefined` for a subject that this app does not define. */
  public add(account: ApiObjectMetadataDefinition | undefined): void {
    this.accounts.push(account);
    if (!account) { return; }
    const [present, own] = [annotationsOf(account), annotationsOf(this.metadata)];
    for (const key of TOOLS.flatMap(({ hook, deletePolicy, order }) => [hook, deletePolicy, order])) {
      if (present[key] === undefined || own[key] !== undefined) { continue; }
      this.metadata.addAnnotation(key, Lazy.any({ produce: () => this.annotations[key] }));
    }
  }

  /** An object that is needed outside of hooks must not be a hook, because the tool deletes hooks. */
  private get annotations(): { readonly [key: string]: string | undefined } {
    const all = this.accounts.map(account => account ? annotationsOf(account) : {});
    const found: { [key: string]: string | undefined } = {};
    for (const { hook, deletePolicy, order, ordersAll } of TOOLS) {
      const areHooks = all.every(annotations => annotations[hook] !== undefined);
      if (areHooks) {
        found[hook] = [...new Set(all.flatMap(annotations => String(annotations[hook]).split(',').map(event => event.trim())))].join(',');
        const policies = new Set(all.map(annotations => annotations[deletePolicy]));
        found[deletePolicy] = policies.size === 1 ? [...policies][0] as string | undefined : undefined;
      }
      if (areHooks || ordersAll) { found[order] = String(Math.min(...all.map(annotations => numberOf(order, annotations[order])))); }
    }
    return found;
  }
}
