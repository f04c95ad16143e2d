import { execFileSync } from 'child_process';
import { join } from 'path';
import { Cluster } from './cluster';
import { POD_SECURITY_CONTROLS } from '../src/kubernetes/pod-security';

/** Before all tests, builds the programs if needed and reports what can't be tested. The workers inherit their path. */
export default function start(): void {
  const { TESTBED_KUBERNETES: minor } = process.env;
  if (!minor) { throw new Error('TESTBED_KUBERNETES does not say which version to ask; start the tests with `bash testbed/run.sh`'); }
  const programs = Cluster.findPrograms(minor);
  const version = execFileSync(join(programs, 'kube-apiserver'), ['--version'], { encoding: 'utf8' }).trim();
  if (!version.includes(`v${minor}.`)) { throw new Error(`${programs} holds ${version} in place of ${minor}`); }
  process.env.TESTBED_PROGRAMS = programs;
  // If this process is killed, workers live on for a while, but the clusters do not.
  process.env.TESTBED_OWNER = String(process.pid);

  console.log(`The server is ${version}.`);
  const unknown = POD_SECURITY_CONTROLS.flatMap(({ id, checks }) => checks.filter(({ since }) => since > Cluster.minorOf(minor)).map(({ since }) => `${id} since v1.${since}`));
  if (unknown.length > 0) { console.log(`It does not know, so it is not asked for: Pod Security ${unknown.join(', ')}.`); }
  if (!Cluster.hasControllers(programs)) { console.log('There is no kube-controller-manager beside it: the tests that need one are skipped.'); }
}
