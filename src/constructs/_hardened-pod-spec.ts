import * as kplus from 'cdk8s-plus-28';
import { HardenedPod } from './_hardened-pod';
import { mountedIn } from './_pod-mounts';
import { volumeOf } from './_writable-directories';
import { toResourceRequirements } from './container-resources';

/** The hardened pod spec of cdk8s-plus. Does not modify its arguments. */
export function hardenedPodSpec(spec: kplus.k8s.PodSpec, hardened: HardenedPod): kplus.k8s.PodSpec {
  const { relaxations, tokens, directories, containers, images, settings } = hardened;
  const hostNetwork = spec.hostNetwork || relaxations.has('hostNetwork');
  const harden = (container: kplus.k8s.Container): kplus.k8s.Container =>
    hardenedContainer(container, containers.find(({ name }) => name === container.name)!, hardened);
  const volumes = [
    ...spec.volumes ?? [], ...tokens.map(({ token, volumeName }) => token._toVolume(volumeName)), ...images.map(({ name }) => ({ name })),
    ...directories.map(volumeOf),
  ];
  // A literal of spreads only takes half the time of one with fields after a spread.
  const hardening: Partial<kplus.k8s.PodSpec> = {
    automountServiceAccountToken: false,
    enableServiceLinks: relaxations.has('serviceLinks'),
    hostNetwork,
    // On the host network, ClusterFirst would not resolve Services of the cluster.
    dnsPolicy: hostNetwork && spec.dnsPolicy === kplus.DnsPolicy.CLUSTER_FIRST ? kplus.DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET : spec.dnsPolicy,
    hostPid: relaxations.has('hostPid') || undefined,
    hostIpc: relaxations.has('hostIpc') || undefined,
    shareProcessNamespace: relaxations.has('sharedProcessNamespace') || undefined,
    securityContext: { ...spec.securityContext, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: spec.containers.map(harden),
    initContainers: spec.initContainers?.map(harden),
    volumes: volumes.length > 0 ? volumes : undefined,
  };
  return { ...spec, ...settings, ...hardening };
}

function hardenedContainer(container: kplus.k8s.Container, source: kplus.Container, hardened: HardenedPod): kplus.k8s.Container {
  const { name } = container;
  const tokens = hardened.tokens.filter(token => token.containers.includes(name));
  const directories = hardened.directories.filter(directory => directory.container === name);
  const volumeMounts = [
    ...container.volumeMounts ?? [],
    ...tokens.map(({ volumeName, path }) => ({ name: volumeName, mountPath: path, readOnly: true })),
    ...mountedIn(name, hardened).map(volume => ({ name: volume.name, mountPath: volume.path, readOnly: volume.readOnly })),
    ...directories.map(({ volumeName, path }) => ({ name: volumeName, mountPath: path })),
  ];
  const env = [...container.env ?? []];
  const addMissing = (variable: kplus.k8s.EnvVar): void => {
    if (env.every(other => other.name !== variable.name)) { env.push(variable); }
  };
  for (const { environmentVariable, path, token } of tokens) {
    if (environmentVariable !== undefined) { addMissing({ name: environmentVariable, value: `${path}/${token.fileName}` }); }
  }
  environmentOf(name, hardened).forEach(addMissing);
  const hardening: Partial<kplus.k8s.Container> = {
    env: env.length > 0 ? env : undefined,
    volumeMounts: volumeMounts.length > 0 ? volumeMounts : undefined,
    resources: toResourceRequirements(hardened.resourcesOf(source)),
    securityContext: securityContext(container, hardened),
  };
  return { ...container, ...hardening };
}

/** The variables that identities set in a container; two identities of one account may set the same one. */
export function environmentOf(container: string, { environment }: HardenedPod): kplus.k8s.EnvVar[] {
  const variables = environment.filter(({ containers }) => containers.includes(container)).flatMap(each => Object.entries(each.variables));
  return [...new Map(variables)].map(([name, value]) => ({ name, value }));
}

function securityContext({ name, securityContext: context }: kplus.k8s.Container, { relaxations }: HardenedPod): kplus.k8s.SecurityContext {
  const privileged = relaxations.has('privileged', name);
  const add = [...new Set([...context?.capabilities?.add ?? [], ...relaxations.capabilitiesOf(name)])];
  return {
    ...context,
    privileged,
    allowPrivilegeEscalation: privileged || relaxations.has('privilegeEscalation', name),
    readOnlyRootFilesystem: !relaxations.has('writableRootFilesystem', name),
    runAsNonRoot: !relaxations.has('runAsRoot', name),
    capabilities: {
      ...add.length > 0 ? { add } : {},
      drop: ['ALL'],
    },
    seccompProfile: relaxations.has('unconfinedSeccomp', name) ? { type: 'Unconfined' } : context?.seccompProfile,
  };
}
