import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';

/**
 * The namespace an account lives in, as far as it is known: its own, or the one
 * of its chart.
 */
export function namespaceOfAccount(account: kplus.IServiceAccount): string | undefined {
  return account.toSubjectConfiguration().namespace ?? namespaceOfChart(account);
}

/** The namespace of the chart around a construct, if it has one. */
export function namespaceOfChart(construct: IConstruct): string | undefined {
  const chart = construct.node.scopes.reverse().find(scope => Chart.isChart(scope)) as Chart | undefined;
  return chart?.namespace;
}

/** The namespace of an object or workload: its own, or the one of its chart. */
export function namespaceOfObject(construct: IConstruct): string | undefined {
  return (construct as { readonly metadata?: { readonly namespace?: string } }).metadata?.namespace ?? namespaceOfChart(construct);
}
