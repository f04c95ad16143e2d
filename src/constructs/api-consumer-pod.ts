import { Construct } from 'constructs';
import { failClosed } from './_fail-closed';
import { WORKLOAD_PROPERTIES } from './_properties';
import { ApiAccess } from './api-access';
import { SecurePod, SecurePodProps } from './secure-pod';

/** Options of `ApiConsumerPod`. */
export interface ApiConsumerPodProps extends SecurePodProps {}

/**
 * A pod that calls the Kubernetes API: a `SecurePod` whose only regular
 * container finds a bound token, the CA bundle and the namespace where official
 * clients look for them, and the token's path in `KUBERNETES_TOKEN_PATH`.
 *
 * For a pod with several regular containers, or another file, path, lifetime or
 * audience, set `apiAccess`. Other workloads have the same property.
 *
 * @example
 * new ApiConsumerPod(chart, 'watcher', { containers: [{ name: 'watcher', image: 'registry.example.com/watcher:v1.0.0' }] });
 *
 * @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 */
@failClosed('ApiConsumerPod', WORKLOAD_PROPERTIES.ApiConsumerPod)
export class ApiConsumerPod extends SecurePod {
  /** @throws like `SecurePod`; at synth, if the pod has several regular containers and none is named */
  public constructor(scope: Construct, id: string, props: ApiConsumerPodProps = {}) {
    super(scope, id, { ...props, apiAccess: props.apiAccess ?? ApiAccess.inOnlyContainer() });
  }
}
