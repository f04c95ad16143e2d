/**
 * Signs in manifests that a cluster runs in a cloud whose metadata service is at
 * 169.254.169.254. Content that also works elsewhere is not a sign, such as a public
 * image in a cloud's registry or the settings of its SDK.
 */

/** Prefixes of the keys of annotations, labels, node selectors and tolerations. */
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

/** API groups and drivers; subdomains count too. */
const DOMAINS: readonly string[] = [
  'k8s.aws', 'eks.amazonaws.com', 'k8s.amazonaws.com', 'csi.aws.com',
  'cloud.google.com', 'networking.gke.io', 'csi.storage.gke.io', 'gke.io',
  'csi.azure.com', 'karpenter.azure.com', 'kubernetes.azure.com',
  'csi.oraclecloud.com', 'csi.digitalocean.com',
];

/** In-tree provisioners and volume plugins. */
const PROVISIONERS: ReadonlySet<string> = new Set(['kubernetes.io/aws-ebs', 'kubernetes.io/gce-pd', 'kubernetes.io/azure-disk', 'kubernetes.io/azure-file']);

/** The volume types of the in-tree plugins. */
export const CLOUD_VOLUME_TYPES: readonly string[] = ['awsElasticBlockStore', 'gcePersistentDisk', 'azureDisk', 'azureFile'];

const INGRESS_CLASSES: ReadonlySet<string> = new Set(['alb', 'gce', 'gce-internal', 'azure-application-gateway', 'webapprouting.kubernetes.azure.com']);

/** The prefix of a cloud machine's provider ID. */
const PROVIDER_ID = /^(aws|gce|azure|oci|digitalocean):\/\//;

/** Registries that only customers of the cloud have. */
const PRIVATE_REGISTRY = /^(\d{12}\.dkr[.-]ecr[a-z0-9.-]*\.(amazonaws\.com(\.cn)?|on\.aws)|gke\.gcr\.io|[a-z0-9]+\.azurecr\.(io|cn|us)|[a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci\.oraclecloud\.com|registry\.digitalocean\.com)\//;
/** Google registries, capturing the project. */
const GOOGLE_REGISTRY = /^(?:(?:[a-z]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)\/([^/]+)\//;
/** Projects with publicly used images. */
const PUBLIC_PROJECTS = /^(distroless|google[-_]containers|google-samples|kubernetes-.*|k8s-.*|kaniko-project|knative-.*|tekton-releases|istio-.*|kubebuilder|kubecost1|kuar-demo|cadvisor|cloud-builders|heptio-images|linkerd-io|etcd-development|spark-operator|kasten-images|projectsigstore|fairwinds-ops|spiffe-io|datadoghq|stackrox-.*|forgerock-io|opentelemetry-.*|cloudrun|cloud-marketplace|cloudsql-docker|cloud-sql-connectors)$/;

/** Whether the key of an annotation, label, node selector or toleration belongs to a cloud. */
export function isCloudKey(key: string): boolean {
  return KEY_PREFIXES.some(prefix => key.startsWith(prefix));
}

/** Whether an API group, driver, provisioner or controller belongs to a cloud. */
export function isCloudDriver(name: string): boolean {
  if (PROVISIONERS.has(name)) { return true; }
  const [domain] = name.split('/');
  return DOMAINS.some(known => domain === known || domain.endsWith(`.${known}`));
}

/** Whether an Ingress class belongs to a cloud. */
export function isCloudIngressClass(name: string): boolean {
  return INGRESS_CLASSES.has(name);
}

/** Whether a node is a cloud machine. */
export function isCloudMachine(providerId: string): boolean {
  return PROVIDER_ID.test(providerId);
}

/** Whether an image is in the registry of a cloud customer. */
export function isCloudImage(image: string): boolean {
  if (PRIVATE_REGISTRY.test(image)) { return true; }
  const project = GOOGLE_REGISTRY.exec(image)?.[1];
  return project !== undefined && !PUBLIC_PROJECTS.test(project);
}
