import { Cluster } from './cluster';

/** Starts the cluster before all tests; the workers inherit how to reach it. */
export default async function start(): Promise<void> {
  const programs = Cluster.findPrograms();
  if (!programs) { throw new Error('neither Go nor KUBEBUILDER_ASSETS is there; run.sh says so and skips the tests'); }
  const cluster = await Cluster.start(programs);
  process.env.TESTBED_CONNECTION = JSON.stringify(cluster.client.connection);
  process.env.TESTBED_CONTROLLERS = String(cluster.hasControllers);
  (globalThis as { testbed?: Cluster }).testbed = cluster;
}
