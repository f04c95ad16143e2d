import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { AppState } from './app-state';
import { isTemplated } from '../kubernetes/names';
import { safeText } from '../text/safe-text';

const NAMESPACE_IS_GIVEN = 'account-namespace-is-given';

/**
 * The namespace of an account, if known: its own, or that of its chart.
 */
export function namespaceOfAccount(account: kplus.IServiceAccount): string | undefined {
  return account.toSubjectConfiguration().namespace ?? namespaceOfChart(account);
}

/** The namespace of the chart around a construct, if it has one. */
export function namespaceOfChart(construct: IConstruct): string | undefined {
  const chart = construct.node.scopes.reverse().find(scope => Chart.isChart(scope)) as Chart | undefined;
  return chart?.namespace;
}

/** The namespace of an object or workload: its own, or that of its chart. */
export function namespaceOfObject(construct: IConstruct): string | undefined {
  return (construct as { readonly metadata?: { readonly namespace?: string } }).metadata?.namespace ?? namespaceOfChart(construct);
}

/** Whether two names certainly differ: both are set, and neither is filled in by another tool. */
export function areDifferent(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other && !isTemplated(one) && !isTemplated(other);
}

/** Records that the user wrote the namespace of an imported account, even if it is `default`. */
export function noteGivenNamespace(account: kplus.IServiceAccount): void {
  AppState.of(account).set(NAMESPACE_IS_GIVEN, true);
}

/**
 * Refuses an account that cdk8s-plus imported without a namespace. cdk8s-plus then
 * reports `default`, as it does if the user sets it, and another account may have
 * the name there.
 */
export function checkNamespaceIsGiven(account: kplus.IServiceAccount): void {
  const { _namespaceName } = account as { readonly _namespaceName?: string };
  if (_namespaceName !== 'default' || AppState.find(account)?.get(NAMESPACE_IS_GIVEN)) { return; }
  throw new Error(safeText(`the namespace of the ServiceAccount '${account.name}' is not known: cdk8s-plus assumes 'default' for an account that is imported without namespaceName; write SecureServiceAccount.fromServiceAccountName(chart, '${account.node.id}', '${account.name}', { namespaceName: '<namespace>' })`));
}
