import { AccessHolders } from 'cdk8s-least-privilege';
import { print } from '../print';

/** Prints which workloads have a permission through the tokens of their containers. */
export function printHolders({ question, workloads }: AccessHolders): void {
  print(`Who can ${question}:`);
  for (const { kind, namespace, name, containers, serviceAccountName } of workloads) {
    print(`  ${kind} ${namespace}/${name} (${containers.join(', ')}), as ServiceAccount ${serviceAccountName}`);
  }
  if (workloads.length === 0) { print('  no workload'); }
  print('');
}
