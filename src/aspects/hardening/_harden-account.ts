import { isAccepted } from './_accepted';
import { DocumentObject, ObjectName } from './_documents';
import { KnownBindings } from './_known-bindings';
import { measuresLine, nameInObjects } from './_line-to-write';
import { HardeningRequest } from './_request';
import { HardeningMeasure } from './hardening-measure';
import { HardeningEntry, HardeningOutcome } from './hardening-report';
import { ServiceAccount, Workload } from '../../model/workload';

/** The outcome for an account, and its reason. */
export type AccountVerdict = Pick<HardeningEntry, 'outcome' | 'message' | 'lineToWrite'>;

/** An account to harden, and the known facts about it. */
export interface AccountInput {
  readonly rendered: DocumentObject;
  readonly account: ServiceAccount;
  /** The workloads that disable automount themselves, whatever the account says. */
  readonly withoutAutomount: ReadonlySet<Workload>;
  /** Whether a controller creates a workload from a custom resource; such workloads are not hardened. */
  readonly isOfController: (workload: Workload) => boolean;
  readonly request: HardeningRequest;
  readonly known: KnownBindings;
}

/** Decides whether to disable the automount of an account; `undefined` if there is nothing to report. */
export function needForAccountToken(
  { rendered, account, withoutAutomount, isOfController, request: { measures }, known }: AccountInput,
): AccountVerdict | undefined {
  const { name, object } = rendered;
  if (name === undefined || object.automountServiceAccountToken === false
    || isAccepted(rendered, 'token-without-permission', `serviceaccount ${name}`)) { return undefined; }
  const asked = measures.has(HardeningMeasure.NO_AUTOMOUNT);
  const users = [account, ...account.mayEqual];
  const all = users.flatMap(({ workloads }) => workloads.filter(workload => !withoutAutomount.has(workload) && reliesOnAccount(workload)));
  const relying = all.filter(workload => !isOfController(workload));
  const customResources = [...all.filter(isOfController).map(workload => workload.object), ...users.flatMap(user => user.customResources)];
  if (asked && relying.length + customResources.length > 0) {
    return { outcome: HardeningOutcome.KEPT, message: stays(`workloads still rely on it: ${named([...relying.map(workload => workload.object), ...customResources])}`) };
  }
  if (relying.length > 0) { return undefined; }
  const couldBreak = (reason: string): AccountVerdict => ({
    outcome: HardeningOutcome.COULD_BREAK, message: stays(reason), lineToWrite: measuresLine(rendered, [HardeningMeasure.NO_AUTOMOUNT]),
  });
  if (customResources.length > 0) {
    const { outcome, message } = couldBreak(`a controller may run pods that rely on it, for ${named(customResources)}`);
    return { outcome, message };
  }
  const changed = (reason: string): AccountVerdict => ({ outcome: HardeningOutcome.CHANGED, message: `Token automount of the account disabled; ${reason}` });
  if (asked) { return changed('no workload of this app relies on it'); }
  if (account.boundPermission !== 'no') { return couldBreak('it has permissions, which pods that are made elsewhere may use'); }
  if (users.every(({ workloads }) => workloads.length === 0)) { return couldBreak('no workload of this app runs as it, but workloads elsewhere may'); }
  switch (known) {
    case 'part of the app': return couldBreak('only a part of the app is rendered');
    case 'app': return couldBreak('a role elsewhere may be bound to it');
    default: return changed(`its workloads in this app need none, and no role of this app${known === 'all' ? '' : ' or the context'} is bound to it`);
  }
}

/** Whether the account of a workload decides if its containers get a token. */
function reliesOnAccount({ object, automount, containers }: Workload): boolean {
  const isDecided = automount.decidedBy === 'pod' && automount.value !== 'unknown';
  return !isDecided && (object.unreadable !== undefined || containers.some(({ type }) => type !== 'ephemeral'));
}

function stays(reason: string): string {
  return `Token automount of the account unchanged, because ${reason}`;
}

function named(objects: readonly ObjectName[]): string {
  return [...new Set(objects.map(({ kind, name, namespace }) => nameInObjects({ kind, namespace, name: name || undefined })))].join(', ');
}
