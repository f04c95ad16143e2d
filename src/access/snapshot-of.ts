import { ComparedObject } from './access-change';
import { AccessSnapshot, SnapshotIdentity, SnapshotNamespace } from './access-snapshot';
import { credentialsIn } from './credentials-in';
import { EscalationPath, PathStep } from './escalation-path';
import { heldGrants } from './held-grants';
import { interceptionsIn } from './interceptions-in';
import { Inventory, InventoryAccount } from './inventory';
import { inventoryOf } from './inventory-of';
import { PathReach } from './path-reach';
import { PermissionHolder } from './permission-holder';
import { relaxationsOf } from './relaxations-of';
import { unboundGrants } from './unbound-grants';
import { isTemplated } from '../kubernetes/names';
import { EXTENDED_LIFETIME_SECONDS } from '../kubernetes/service-account-token';
import { AppModel } from '../model/app-model';
import { receivesIdentity } from '../model/receives-identity';
import { ServiceAccount } from '../model/workload';

/** The default lifetime that the API server gives to a token of 3607 seconds. */
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The access in a model.
 *
 * @param paths The escalation paths of the model. Without them, paths are not compared.
 */
export function snapshotOf(model: AppModel, paths?: readonly EscalationPath[]): AccessSnapshot {
  const workloads = model.workloads.filter(({ object }) => !model.isContext(object));
  return {
    minors: model.minors,
    grants: heldGrants(model),
    unbound: unboundGrants(model),
    tokens: [...tokensIn(model.once(inventoryOf)), ...tokensInSecrets(model)],
    identities: identitiesIn(model),
    credentials: credentialsIn(model),
    interceptions: interceptionsIn(model),
    namespaces: namespacesIn(model),
    workloads: workloads.map(({ object: { kind, name }, namespace }) => named(kind, namespace, name)),
    relaxations: relaxationsOf(workloads, model.minors),
    ...paths === undefined ? {} : { paths: describePaths(paths), reach: new PathReach(model) },
  };
}

function tokensIn({ tokens, workloads, accounts, customResources }: Inventory): AccessSnapshot['tokens'][number][] {
  const ofContainers = tokens.map(({ workload, container, source, forApi, audience, lifetime, extended, account }) => ({
    workload: named(workloads[workload].kind, workloads[workload].namespace, workloads[workload].name),
    container,
    source,
    forApi,
    ...audience === undefined ? {} : { audience },
    ...source === 'secret' ? { expires: 'no' as const } : lifetime === undefined ? { expires: 'unknown' as const }
      : { expires: 'yes' as const, lifetime: extended || lifetime === EXTENDED_LIFETIME_SECONDS && forApi !== 'no' ? YEAR_SECONDS : lifetime },
    ...account === undefined ? {} : { account: holderOfAccount(accounts[account]) },
  }));
  const ofCustomResources = customResources.map(({ kind, namespace, name, account }) => ({
    workload: named(kind, namespace, name),
    source: 'custom-resource' as const,
    forApi: 'unknown' as const,
    expires: 'unknown' as const,
    account: holderOfAccount(accounts[account]),
  }));
  return [...ofContainers, ...ofCustomResources];
}

/** A Secret with a token exposes it to every reader, even if no container mounts it. */
function tokensInSecrets(model: AppModel): AccessSnapshot['tokens'][number][] {
  const secrets = model.tokenSecrets.filter(({ object }) => !model.isContext(object));
  return secrets.map(({ object: { kind, name }, namespace, serviceAccountName, certainty }) => ({
    workload: named(kind, namespace, name),
    source: 'secret',
    forApi: certainty,
    expires: 'no',
    ...serviceAccountName === undefined ? {} : { account: holderOfAccount({ namespace, name: serviceAccountName }) },
  }));
}

function identitiesIn(model: AppModel): SnapshotIdentity[] {
  const ofAccounts = model.serviceAccounts.flatMap(account => identitiesOf(account));
  const ofWorkloads = model.workloads.filter(({ object }) => !model.isContext(object)).flatMap(workload =>
    identitiesOf(workload.serviceAccount).flatMap((identity): SnapshotIdentity[] => {
      const receives = receivesIdentity(workload, identity.provider);
      const certainty = receives === 'unknown' ? 'possible' : identity.certainty;
      return receives === 'no' ? [] : [{ ...identity, certainty, workload: named(workload.object.kind, workload.namespace, workload.object.name) }];
    }));
  return [...ofAccounts, ...ofWorkloads];
}

function identitiesOf(account: ServiceAccount): SnapshotIdentity[] {
  return account.cloudIdentities.map(({ provider, value }) => ({
    certainty: isTemplated(value) ? 'possible' : 'certain', provider, value, account: holderOfAccount(account),
  }));
}

function namespacesIn(model: AppModel): SnapshotNamespace[] {
  return model.namespaces.flatMap(({ name, objects, podSecurity: { enforce = '', 'enforce-version': version = '' } }) =>
    name === undefined ? [] : [{ name, ...objects.length === 0 ? {} : { enforce: { level: enforce, version } } }]);
}

/** Descriptions of paths. They share their steps, as paths do. */
function describePaths(paths: readonly EscalationPath[]): NonNullable<AccessSnapshot['paths']> {
  const texts = new Map<PathStep, string>();
  const textOf = (step: PathStep): string => {
    let text = texts.get(step);
    if (text === undefined) { texts.set(step, text = describeStep(step)); }
    return text;
  };
  return paths.map(({ from, target, steps, certainty }) =>
    ({ certainty: certainty === 'yes' ? 'certain' : 'possible', from: from.text, target: target.text, steps: steps.map(textOf) }));
}

function describeStep({ how, to, dependsOn }: PathStep): string {
  return `${how}: ${to.text}${dependsOn === undefined ? '' : ` (${dependsOn})`}`;
}

function holderOfAccount({ namespace, name }: Pick<InventoryAccount, 'namespace' | 'name'>): PermissionHolder {
  return { kind: 'ServiceAccount', ...namespace === undefined ? {} : { namespace }, name };
}

function named(kind: string, namespace: string | undefined, name: string): ComparedObject {
  return { kind, ...namespace === undefined ? {} : { namespace }, name };
}
