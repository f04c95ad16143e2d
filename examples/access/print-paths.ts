import { AccessPath, AccessVerdict } from 'cdk8s-least-privilege';
import { print } from '../print';

/** Prints escalation paths step by step. */
export function printPaths(paths: readonly AccessPath[]): void {
  for (const { start, target, verdict, steps } of paths) {
    print(`${start} leads to ${target}${verdict === AccessVerdict.UNKNOWN ? ', perhaps' : ''}:`);
    for (const { to, how, grantedBy, dependsOn } of steps) {
      print(`  ${to}: ${how}${dependsOn === undefined ? '' : `, if ${dependsOn}`}`);
      for (const grant of grantedBy) { print(`    ${grant}`); }
    }
  }
  print('');
}
