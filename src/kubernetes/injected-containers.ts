import { AZURE_INJECT_PROXY_ANNOTATION, AZURE_USE_LABEL } from './cloud/azure';

/** Labels and annotations of a pod or a namespace. */
export interface Marks {
  readonly labels: { readonly [name: string]: string | null | undefined };
  readonly annotations: { readonly [name: string]: string | null | undefined };
}

/** An init container that the webhook of a mesh or a cloud adds to pods. */
export interface InjectedContainer {
  /** The component that adds it. */
  readonly by: string;
  /** The fields that Pod Security checks. */
  readonly container: { readonly name: string; readonly securityContext: object };
  /** Whether it is always added; a mesh with a CNI plugin does not need it. */
  readonly always: boolean;
  isAskedFor(pod: Marks, namespace: Marks): boolean;
}

const NETWORK = { runAsUser: 0, runAsNonRoot: false, capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] }, privileged: false };

/** The value on the pod takes precedence over that of its namespace. */
function isOn(pod: string | null | undefined, namespace: string | null | undefined, ...on: readonly string[]): boolean {
  return on.includes(pod ?? namespace ?? '');
}

/**
 * Containers that webhooks add to pods on request and Pod Security "baseline" rejects.
 *
 * @see https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 * @see https://linkerd.io/2/features/cni/
 * @see https://kuma.io/docs/latest/production/dp-config/transparent-proxying/
 * @see https://developer.hashicorp.com/consul/docs/k8s/connect/transparent-proxy
 */
export const INJECTED_CONTAINERS: readonly InjectedContainer[] = [
  {
    by: 'the webhook of Azure Workload Identity',
    container: { name: 'azwi-proxy-init', securityContext: { privileged: true, runAsUser: 0, runAsNonRoot: false, capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] } } },
    always: true,
    isAskedFor: ({ labels, annotations }) => labels[AZURE_USE_LABEL] === 'true' && typeof annotations[AZURE_INJECT_PROXY_ANNOTATION] === 'string',
  },
  {
    by: 'Istio',
    container: { name: 'istio-init', securityContext: NETWORK },
    always: false,
    isAskedFor: (pod, namespace) => {
      const own = pod.labels['sidecar.istio.io/inject'] ?? pod.annotations['sidecar.istio.io/inject'];
      if (typeof own === 'string') { return own === 'true'; }
      return namespace.labels['istio-injection'] === 'enabled' || (namespace.labels['istio-injection'] !== 'disabled' && typeof (pod.labels['istio.io/rev'] ?? namespace.labels['istio.io/rev']) === 'string');
    },
  },
  {
    by: 'Linkerd',
    container: { name: 'linkerd-init', securityContext: NETWORK },
    always: false,
    isAskedFor: (pod, namespace) => isOn(pod.annotations['linkerd.io/inject'], namespace.annotations['linkerd.io/inject'], 'enabled', 'ingress'),
  },
  {
    by: 'Kuma',
    container: { name: 'kuma-init', securityContext: NETWORK },
    always: false,
    isAskedFor: (pod, namespace) => isOn(pod.labels['kuma.io/sidecar-injection'], namespace.labels['kuma.io/sidecar-injection'], 'enabled', 'true'),
  },
  {
    by: 'Consul',
    container: { name: 'consul-connect-inject-init', securityContext: { runAsUser: 0, runAsNonRoot: false, capabilities: { add: ['NET_ADMIN'] } } },
    always: false,
    isAskedFor: pod => pod.annotations['consul.hashicorp.com/connect-inject'] === 'true',
  },
];
