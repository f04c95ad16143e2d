import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { annotationsOf } from './_annotations';
import { patchesOf } from './patches-last';
import { isTemplated } from '../kubernetes/names';
import { runsOnWindows } from '../kubernetes/windows-pod';
import { podTemplatePath } from '../kubernetes/workloads';
import type * as k8s from '../objects/kubernetes-types';
import { items, texts } from '../objects/lists';
import { isPlaceholder } from '../objects/placeholder';
import { podTemplateAt } from '../objects/pod-template';

const FIRST_UNPRIVILEGED_PORT = 1024;
const UNPRIVILEGED_PORT_SYSCTL = 'net.ipv4.ip_unprivileged_port_start';

const VAULT_INJECT = 'vault.hashicorp.com/agent-inject';
const VAULT_TOKEN_VOLUME = 'vault.hashicorp.com/agent-service-account-token-volume-name';
const VAULT_AUTH_TYPE = 'vault.hashicorp.com/auth-type';

/** Annotations that name volumes of the pod, separated by commas. */
const VOLUME_ANNOTATIONS = [VAULT_TOKEN_VOLUME, 'backup.velero.io/backup-volumes'];

/** A pod as it is written, with the volumes of claim templates. */
interface WrittenPod {
  readonly annotations: { readonly [name: string]: unknown };
  readonly spec: k8s.PodSpec;
  readonly volumes: readonly string[];
}

/** Messages for settings that cannot work in the pods of a workload as it is written. */
export function unworkablePods(pod: kplus.AbstractPod): string[] {
  if (!needsRendering(pod)) { return []; }
  const written = writtenPod(ApiObject.of(pod));
  if (!written) { return []; }
  return [...ofWindows(written), ...lowPorts(written), ...unknownVolumes(written), ...vaultAgent(written)];
}

/** Rendering takes most of the time of a synth, and validations run once per chart. */
function needsRendering(pod: kplus.AbstractPod): boolean {
  const { scheduling } = pod as unknown as { readonly scheduling: kplus.PodScheduling };
  const annotations = annotationsOf(pod.podMetadata);
  return patchesOf(ApiObject.of(pod)).length > 0
    || scheduling._toKube().affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution !== undefined
    || [...pod.initContainers, ...pod.containers].some(({ ports }) => ports.some(({ number }) => number < FIRST_UNPRIVILEGED_PORT))
    || [VAULT_INJECT, ...VOLUME_ANNOTATIONS].some(key => key in annotations);
}

function writtenPod(object: ApiObject): WrittenPod | undefined {
  let manifest: { readonly spec?: k8s.StatefulSetSpec };
  try {
    manifest = object.toJson() as typeof manifest;
  } catch {
    // cdk8s reports it when it renders the object itself.
    return undefined;
  }
  const { metadata, spec } = podTemplateAt(manifest, podTemplatePath(object)!);
  const claims = items<k8s.PersistentVolumeClaim>(manifest.spec?.volumeClaimTemplates).map(claim => claim.metadata?.name);
  const volumes = [...items<k8s.Volume>(spec?.volumes).map(({ name }) => name), ...claims].map(String);
  return { annotations: metadata?.annotations ?? {}, spec: spec ?? {}, volumes };
}

function ofWindows({ spec }: WrittenPod): string[] {
  return runsOnWindows(spec)
    ? ['its pods run on Windows, but hardened workloads set security fields of Linux, which Windows refuses or ignores; write a workload of cdk8s-plus and add Hardening, which leaves them out there']
    : [];
}

function lowPorts({ spec }: WrittenPod): string[] {
  const sysctl = items<k8s.Sysctl>(spec.securityContext?.sysctls).find(({ name }) => name === UNPRIVILEGED_PORT_SYSCTL)?.value;
  const first = sysctl === undefined || sysctl === null ? FIRST_UNPRIVILEGED_PORT : isTemplated(sysctl) ? 0 : Number(sysctl);
  return [...items<k8s.Container>(spec.initContainers), ...items<k8s.Container>(spec.containers)].flatMap(({ name, ports, securityContext }) => {
    const added = texts(securityContext?.capabilities?.add);
    if (securityContext?.privileged || added.includes('NET_BIND_SERVICE') || added.includes('ALL')) { return []; }
    return items<k8s.ContainerPort>(ports).filter(({ containerPort }) => typeof containerPort === 'number' && containerPort < first && !isPlaceholder(containerPort)).map(({ containerPort }) =>
      `the container '${name}' has the port ${containerPort}, which a process without capabilities can't bind; let it listen on a port from ${FIRST_UNPRIVILEGED_PORT}, to which a Service can forward ${containerPort}, or write securityContext: { sysctls: [{ name: '${UNPRIVILEGED_PORT_SYSCTL}', value: '0' }] } on the pod`);
  });
}

function unknownVolumes({ annotations, volumes }: WrittenPod): string[] {
  return VOLUME_ANNOTATIONS.flatMap(annotation => {
    const value = annotations[annotation];
    if (typeof value !== 'string' || isTemplated(value)) { return []; }
    return value.split(',').map(name => name.trim()).filter(name => name !== '' && !volumes.includes(name)).map(name =>
      `the annotation ${annotation} names the volume '${name}', but the pod has ${volumes.map(volume => `'${volume}'`).join(', ') || 'none'}; ${annotation === VAULT_TOKEN_VOLUME ? `write addTokenVolume(BoundToken.forAudience('vault'), '${name}')` : 'write one of these'}`);
  });
}

/** The injector uses the token of the named volume, else the first mount of a regular container whose path contains "serviceaccount". */
function vaultAgent({ annotations, spec }: WrittenPod): string[] {
  const authType = annotations[VAULT_AUTH_TYPE] ?? 'kubernetes';
  if (!/^(1|t|T|true|TRUE|True)$/.test(String(annotations[VAULT_INJECT])) || annotations[VAULT_TOKEN_VOLUME] || authType !== 'kubernetes') { return []; }
  const taken = items<k8s.Container>(spec.containers).flatMap(({ volumeMounts }) => items<k8s.VolumeMount>(volumeMounts))
    .find(({ mountPath }) => mountPath?.includes('serviceaccount'));
  const remedy = `write addTokenVolume(BoundToken.forAudience('vault'), 'vault-token') and the annotation ${VAULT_TOKEN_VOLUME}: vault-token`;
  if (!taken) { return [`the annotation ${VAULT_INJECT} asks for Vault's agent, which finds no token to log in with; ${remedy}`]; }
  return isApiToken(spec, taken.name)
    ? [`the annotation ${VAULT_INJECT} asks for Vault's agent, which would log in with the token for the Kubernetes API at ${taken.mountPath}; ${remedy}`]
    : [];
}

function isApiToken({ volumes }: k8s.PodSpec, name: string | null | undefined): boolean {
  const volume = items<k8s.Volume>(volumes).find(other => other.name === name);
  return items<k8s.VolumeProjection>(volume?.projected?.sources)
    .some(({ serviceAccountToken }) => serviceAccountToken && !serviceAccountToken.audience);
}
