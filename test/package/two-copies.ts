import { strictEqual, throws } from 'assert';
import { Chart, Size, Testing } from 'cdk8s';
import * as ours from 'cdk8s-least-privilege';
import * as newer from 'newer';
import * as same from 'same';

/** An app with a workload of one copy, and settings of another that affect it. */
function appOf(copy: typeof ours, other: typeof ours): Chart {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'web' });
  const serviceAccount = new copy.SecureServiceAccount(chart, 'account');
  new copy.SecureDeployment(chart, 'app', { serviceAccount, containers: [{ name: 'app', image: 'app:v1' }] });
  other.ResourceDefaults.of(chart).set({ memoryLimit: Size.mebibytes(777) });
  new other.WorkloadIdentity(chart, 'azure', {
    serviceAccount, provider: (other.IdentityProvider as typeof ours.IdentityProvider).azure({ clientId: '11111111-2222-4333-8444-555555555555' }),
  });
  return chart;
}

for (const chart of [appOf(ours, same as object as typeof ours), appOf(same as object as typeof ours, ours)]) {
  const { metadata, spec } = chart.toJson().find(({ kind }) => kind === 'Deployment').spec.template;
  strictEqual(spec.containers[0].resources.limits.memory, '777Mi');
  strictEqual(metadata.labels['azure.workload.identity/use'], 'true');
}
console.log('  a second copy of the same version shares the state of the first');

for (const chart of [appOf(ours, newer as object as typeof ours), appOf(newer as object as typeof ours, ours)]) {
  throws(() => chart.toJson(), ({ message }: Error) => [
    'the app loads versions that do not share state', 'cdk8s-least-privilege 0.0.0 (', 'node_modules/cdk8s-least-privilege)', 'cdk8s-least-privilege 9.9.9 (', 'node_modules/newer)',
  ].every(part => message.includes(part)));
}
console.log('  another version fails the synth');
