import { readdirSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { HardeningReport } from 'cdk8s-least-privilege';
import { print } from '../print';

const TOKEN_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Prints which token each container holds and how it is confined, read from the manifests in a directory. */
export function printState(title: string, directory: string, report?: HardeningReport): void {
  const manifests: any[] = readdirSync(directory).filter(file => file.endsWith('.yaml')).sort().flatMap(file => Yaml.load(join(directory, file)));
  print(`${title}\n`);
  for (const { kind, metadata, spec } of manifests) {
    const pod = spec?.template?.spec;
    if (!pod) { continue; }
    print(`  ${kind} ${metadata.name}, as ServiceAccount ${pod.serviceAccountName ?? 'default'}`);
    for (const container of pod.containers) {
      print(`    ${container.name}`);
      print(`      token:    ${tokenOf(container, pod)}`);
      print(`      confined: ${confinementOf(container, pod).join(', ') || 'by nothing'}`);
    }
    const workload = report?.workloads.find(({ kind: ofKind, name }) => ofKind === kind && name === metadata.name);
    if (workload) {
      const problems = workload.notRestricted.length;
      print(`    Pod Security "restricted" ${problems === 0 ? 'allows it' : `refuses it for ${problems} reasons`}`);
    }
  }
  print('');
}

function tokenOf(container: any, pod: any): string {
  const mount = container.volumeMounts?.find(({ mountPath }: any) => mountPath === TOKEN_DIRECTORY);
  if (!mount) { return pod.automountServiceAccountToken === false ? 'none' : 'the one that Kubernetes mounts, accepted for up to a year'; }
  const [{ serviceAccountToken }] = pod.volumes.find(({ name }: any) => name === mount.name).projected.sources;
  return `a bound one, valid for ${serviceAccountToken.expirationSeconds} s`;
}

function confinementOf({ securityContext = {} }: any, pod: any): string[] {
  const { runAsNonRoot, seccompProfile } = { ...pod.securityContext, ...securityContext };
  return [
    ...runAsNonRoot ? ['not root'] : [],
    ...securityContext.allowPrivilegeEscalation === false ? ['no privilege escalation'] : [],
    ...securityContext.capabilities?.drop?.includes('ALL') ? [`capabilities ${securityContext.capabilities.add ?? 'none'}`] : [],
    ...seccompProfile ? ['seccomp'] : [],
    ...securityContext.readOnlyRootFilesystem ? ['read-only root file system'] : [],
  ];
}
