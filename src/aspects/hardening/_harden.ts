import { isAccepted } from './_accepted';
import { Accounts, AccountUsers, isServiceAccount } from './_accounts';
import { hardenWorkload } from './_harden-workload';
import { withValue } from './_json';
import { measuresLine, nameInObjects } from './_line-to-write';
import { HardeningInput, HardeningRequest } from './_request';
import { HardeningMeasure } from './hardening-measure';
import { HardenedWorkload, HardeningEntry, HardeningOutcome } from './hardening-report';
import { ManifestObject, objectsOf, podTemplatePath } from '../../kubernetes/workloads';

/** A document, hardened. */
export interface HardenedDocument {
  /** The very manifest that was given, where nothing changed. */
  readonly manifest: unknown;
  readonly entries: readonly HardeningEntry[];
  readonly workloads: readonly HardenedWorkload[];
  readonly problems: readonly string[];
}

interface Place {
  readonly input: number;
  readonly object: ManifestObject;
}

/**
 * Hardens the documents of an app, given together so that the accounts and the
 * permissions of one are known to the workloads of another. It never changes
 * what it is given, and changes nothing that it has hardened already.
 *
 * @param inputs The documents.
 * @param sees Whether these are all documents of the app.
 */
export function hardenManifests(inputs: readonly HardeningInput[], sees: 'whole app' | 'part of the app'): HardenedDocument[] {
  const documents = inputs.map(({ manifest }) => ({
    manifest, entries: [] as HardeningEntry[], workloads: [] as HardenedWorkload[], problems: [] as string[],
  }));
  const places = inputs.flatMap(({ manifest }, input) => objectsOf(manifest).map(object => ({ input, object })));
  const accounts = new Accounts(places.map(({ object }) => object));

  const settled = places.map((place): Place => {
    const { input, object } = place;
    const template = podTemplatePath(object);
    const request = template && inputs[input].requestFor(object);
    if (!template || !request) { return place; }
    const result = hardenWorkload({ workload: object, template, constructPath: inputs[input].constructPath, request, accounts, sees });
    const document = documents[input];
    document.manifest = withValue(document.manifest, object.path, result.object);
    document.entries.push(...result.entries);
    document.workloads.push(result.workload);
    document.problems.push(...result.problems);
    return { input, object: { ...object, object: result.object } };
  });

  const users = new AccountUsers(settled.map(({ object }) => object));
  for (const { input, object } of settled.filter(place => isServiceAccount(place.object))) {
    const request = inputs[input].requestFor(object);
    const verdict = request && judgeAccount(object, request, accounts, users, sees);
    if (!verdict) { continue; }
    const { constructPath } = inputs[input];
    const document = documents[input];
    if (verdict.outcome === HardeningOutcome.CHANGED) {
      document.manifest = withValue(document.manifest, [...object.path, 'automountServiceAccountToken'], false);
    }
    document.entries.push({
      kind: object.kind, name: object.name, namespace: object.namespace, constructPath, measure: HardeningMeasure.NO_AUTOMOUNT, ...verdict,
    });
  }
  return documents;
}

type AccountVerdict = Pick<HardeningEntry, 'outcome' | 'message' | 'lineToWrite'>;

function judgeAccount(
  account: ManifestObject, { measures }: HardeningRequest, accounts: Accounts, users: AccountUsers, sees: 'whole app' | 'part of the app',
): AccountVerdict | undefined {
  const { name, namespace, object } = account;
  if (name === undefined || object.automountServiceAccountToken === false || isAccepted(object, 'token-without-permission', `serviceaccount ${name}`)) {
    return undefined;
  }
  const asked = measures.has(HardeningMeasure.NO_AUTOMOUNT);
  const relying = users.relyingOn({ name, namespace });
  if (relying.length > 0) {
    return !asked ? undefined : {
      outcome: HardeningOutcome.KEPT,
      message: `The flag of the account stays, because workloads still rely on it: ${relying.map(nameInObjects).join(', ')}`,
    };
  }
  const permissions = accounts.permissionsOf({ name, namespace });
  const changed = (reason: string): AccountVerdict => ({ outcome: HardeningOutcome.CHANGED, message: `Now a pod gets the token of the account only where it asks for it; ${reason}` });
  if (asked) { return changed('no workload of this app relies on it'); }
  const couldBreak = (reason: string): AccountVerdict => ({
    outcome: HardeningOutcome.COULD_BREAK,
    message: `The flag of the account stays, because ${reason}`,
    lineToWrite: measuresLine(account, [HardeningMeasure.NO_AUTOMOUNT]),
  });
  if (permissions.length > 0) { return couldBreak('it has permissions, which pods that are made elsewhere may use'); }
  if (!users.hasAny({ name, namespace })) { return couldBreak('no workload of this app runs as it, so that others may'); }
  if (sees === 'part of the app') { return couldBreak('only a part of the app is rendered'); }
  return changed('its workloads in this app need none, and no role of this app is bound to it');
}
