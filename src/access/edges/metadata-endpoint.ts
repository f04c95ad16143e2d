import { nodeMetadataAccess } from '../../model/node-metadata-access';
import { showsCloud } from '../../model/shows-cloud';
import { ConditionGraph } from '../condition-graph';

/** A pod that reaches the metadata endpoint of its node may get the node's cloud identity. */
export function metadataEndpointEdges({ graph, model, workloads, containersOf }: ConditionGraph): void {
  if (!model.once(showsCloud)) { return; }
  const access = model.once(nodeMetadataAccess);
  for (const workload of workloads) {
    if (!access.of(workload).some(({ answer }) => answer === 'yes')) { continue; }
    for (const { node } of containersOf(workload)) {
      graph.connect(node, graph.node('cloud of nodes', { kind: 'cloud-identity', name: 'the node' }), {
        edge: 'metadata-endpoint',
        how: 'metadata endpoint',
        dependsOn: 'the node has a cloud identity, and answers requests of pods',
        proof: 'documentation',
        source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
      });
    }
  }
}
