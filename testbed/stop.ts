import { Cluster } from './cluster';

export default async function stop(): Promise<void> {
  await (globalThis as { testbed?: Cluster }).testbed?.stop();
}
