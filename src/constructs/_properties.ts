import * as kplus from 'cdk8s-plus-28';
import { SecureWorkloadProps } from './secure-workload-props';
import { OptionNames } from '../text/options';

/** The names of properties. Of those of cdk8s-plus a test says when one is missing, because its versions differ. */
export interface PropertyNames {
  readonly [property: string]: true;
}

/** Since 33. */
const IS_NEWER_PLUS = 'addVolumeClaimTemplate' in kplus.StatefulSet.prototype;

const OF_SECURE_WORKLOADS: OptionNames<SecureWorkloadProps> = {
  apiAccess: true,
  writableDirectories: true,
  relaxations: true,
  hostUsers: true,
  appArmorProfile: true,
  supplementalGroupsPolicy: true,
  podResources: true,
  imageVolumes: true,
  runtimeClassName: true,
  priorityClassName: true,
  topologySpread: true,
};

const OF_PODS: PropertyNames = {
  ...OF_SECURE_WORKLOADS,
  metadata: true,
  automountServiceAccountToken: true,
  containers: true,
  dns: true,
  dockerRegistryAuth: true,
  hostAliases: true,
  hostNetwork: true,
  initContainers: true,
  isolate: true,
  restartPolicy: true,
  securityContext: true,
  serviceAccount: true,
  terminationGracePeriod: true,
  volumes: true,
  ...IS_NEWER_PLUS ? { enableServiceLinks: true, shareProcessNamespace: true } : {},
};
const OF_WORKLOADS: PropertyNames = { ...OF_PODS, podMetadata: true, select: true, spread: true };
const OF_JOBS: PropertyNames = { ...OF_WORKLOADS, activeDeadline: true, backoffLimit: true, ttlAfterFinished: true };

/** The properties of each workload, by the name of its class. */
export const WORKLOAD_PROPERTIES = {
  ApiConsumerPod: OF_PODS,
  SecureCronJob: {
    ...OF_JOBS,
    concurrencyPolicy: true,
    failedJobsRetained: true,
    schedule: true,
    startingDeadline: true,
    successfulJobsRetained: true,
    suspend: true,
    timeZone: true,
  },
  SecureDaemonSet: { ...OF_WORKLOADS, minReadySeconds: true },
  SecureDeployment: {
    ...OF_WORKLOADS,
    minReady: true,
    progressDeadline: true,
    replicas: true,
    strategy: true,
    ...IS_NEWER_PLUS ? { revisionHistoryLimit: true } : {},
  },
  SecureJob: OF_JOBS,
  SecurePod: OF_PODS,
  SecureStatefulSet: {
    ...OF_WORKLOADS,
    claimTemplates: true,
    minReady: true,
    podManagementPolicy: true,
    replicas: true,
    service: true,
    strategy: true,
    ...IS_NEWER_PLUS ? { volumeClaimTemplates: true } : {},
  },
} satisfies { readonly [construct: string]: PropertyNames };
