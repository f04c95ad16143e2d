import { execFileSync } from 'child_process';
import { join } from 'path';
import { Cluster } from './cluster';

/** Builds the programs before all tests, where need be; the workers inherit where they are. */
export default function start(): void {
  const programs = Cluster.findPrograms();
  if (!programs) { throw new Error('neither Go nor KUBEBUILDER_ASSETS is there; run.sh says so and skips the tests'); }
  process.env.TESTBED_PROGRAMS = programs;
  process.env.TESTBED_VERSION = execFileSync(join(programs, 'kube-apiserver'), ['--version'], { encoding: 'utf8' }).trim();
  // Workers live on for a while when this process is killed; the clusters don't.
  process.env.TESTBED_OWNER = String(process.pid);
}
