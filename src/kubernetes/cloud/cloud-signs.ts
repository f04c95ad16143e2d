/**
 * What in manifests shows that a cluster runs in a cloud whose metadata service is at
 * 169.254.169.254. What works elsewhere too, such as a public image of a cloud's
 * registry or the settings of its SDK, shows nothing.
 */

/** What the keys of annotations, labels, node selectors and tolerations begin with. */
const KEY_PREFIXES: readonly string[] = [
  // Amazon
  'eks.amazonaws.com/', 'alpha.eksctl.io/', 'karpenter.k8s.aws/', 'k8s.amazonaws.com/', 'vpc.amazonaws.com/', 'alb.ingress.kubernetes.io/',
  'service.beta.kubernetes.io/aws-', 'elbv2.k8s.aws/', 'topology.ebs.csi.aws.com/', 'topology.k8s.aws/', 'node.eks.aws/',
  // Google
  'iam.gke.io/', 'cloud.google.com/', 'networking.gke.io/', 'container.googleapis.com/', 'run.googleapis.com/', 'topology.gke.io/', 'ingress.gcp.kubernetes.io/',
  // Azure
  'azure.workload.identity/', 'kubernetes.azure.com/', 'aadpodidbinding', 'service.beta.kubernetes.io/azure-', 'appgw.ingress.kubernetes.io/', 'karpenter.azure.com/',
  'topology.disk.csi.azure.com/',
  // Oracle, DigitalOcean
  'oci.oraclecloud.com/', 'service.beta.kubernetes.io/oci-', 'oci-network-load-balancer.oraclecloud.com/', 'service.beta.kubernetes.io/do-', 'doks.digitalocean.com/',
];

/** API groups and drivers: the name itself, or any below it. */
const DOMAINS: readonly string[] = [
  'k8s.aws', 'eks.amazonaws.com', 'k8s.amazonaws.com', 'csi.aws.com',
  'cloud.google.com', 'networking.gke.io', 'csi.storage.gke.io', 'gke.io',
  'csi.azure.com', 'karpenter.azure.com', 'kubernetes.azure.com',
  'csi.oraclecloud.com', 'csi.digitalocean.com',
];

/** Provisioners and volume plugins that were part of Kubernetes. */
const PROVISIONERS: ReadonlySet<string> = new Set(['kubernetes.io/aws-ebs', 'kubernetes.io/gce-pd', 'kubernetes.io/azure-disk', 'kubernetes.io/azure-file']);

/** The volume types of those. */
export const CLOUD_VOLUME_TYPES: readonly string[] = ['awsElasticBlockStore', 'gcePersistentDisk', 'azureDisk', 'azureFile'];

const INGRESS_CLASSES: ReadonlySet<string> = new Set(['alb', 'gce', 'gce-internal', 'azure-application-gateway', 'webapprouting.kubernetes.azure.com']);

/** What the ID of a machine begins with. */
const PROVIDER_ID = /^(aws|gce|azure|oci|digitalocean):\/\//;

/** Registries that only the cloud's own customers have. */
const PRIVATE_REGISTRY = /^(\d{12}\.dkr[.-]ecr[a-z0-9.-]*\.(amazonaws\.com(\.cn)?|on\.aws)|gke\.gcr\.io|[a-z0-9]+\.azurecr\.(io|cn|us)|[a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci\.oraclecloud\.com|registry\.digitalocean\.com)\//;
/** Registries of Google, with the project. */
const GOOGLE_REGISTRY = /^(?:(?:[a-z]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)\/([^/]+)\//;
/** Projects whose images everybody uses. */
const PUBLIC_PROJECTS = /^(distroless|google[-_]containers|google-samples|kubernetes-.*|k8s-.*|kaniko-project|knative-.*|tekton-releases|istio-.*|kubebuilder|kubecost1|kuar-demo|cadvisor|cloud-builders|heptio-images|linkerd-io|etcd-development|spark-operator|kasten-images|projectsigstore|fairwinds-ops|spiffe-io|datadoghq|stackrox-.*|forgerock-io|opentelemetry-.*|cloudrun|cloud-marketplace|cloudsql-docker|cloud-sql-connectors)$/;

/** Whether the key of an annotation, a label, a node selector or a toleration does. */
export function isCloudKey(key: string): boolean {
  return KEY_PREFIXES.some(prefix => key.startsWith(prefix));
}

/** Whether an API group, a driver, a provisioner or a controller is one of a cloud. */
export function isCloudDriver(name: string): boolean {
  if (PROVISIONERS.has(name)) { return true; }
  const [domain] = name.split('/');
  return DOMAINS.some(known => domain === known || domain.endsWith(`.${known}`));
}

/** Whether a class of Ingresses is one of a cloud. */
export function isCloudIngressClass(name: string): boolean {
  return INGRESS_CLASSES.has(name);
}

/** Whether a node is a machine of a cloud. */
export function isCloudMachine(providerId: string): boolean {
  return PROVIDER_ID.test(providerId);
}

/** Whether an image is in the registry of a customer of a cloud. */
export function isCloudImage(image: string): boolean {
  if (PRIVATE_REGISTRY.test(image)) { return true; }
  const project = GOOGLE_REGISTRY.exec(image)?.[1];
  return project !== undefined && !PUBLIC_PROJECTS.test(project);
}
