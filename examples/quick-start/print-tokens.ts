import { readdirSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { print } from '../print';

/** Prints what stands in a directory of manifests and, read from it, which container holds which token. */
export function printTokens(directory: string): void {
  const files = readdirSync(directory).filter(file => file.endsWith('.yaml')).sort();
  const manifests = files.map(file => ({ file: join(directory, file), objects: Yaml.load(join(directory, file)) }));

  print('Written:');
  for (const { file, objects } of manifests) {
    print(`  ${file}`);
    for (const { kind, metadata } of objects) { print(`    ${kind} ${metadata.name}`); }
  }

  print('\nTokens, as the manifests give them to containers:');
  for (const { kind, metadata, spec } of manifests.flatMap(({ objects }) => objects)) {
    const pod = kind === 'Pod' ? spec : (spec?.jobTemplate?.spec ?? spec)?.template?.spec;
    if (!pod) { continue; }
    print(`  ${kind} ${metadata.name}, as ServiceAccount ${pod.serviceAccountName ?? 'default'}`);
    for (const container of [...pod.initContainers ?? [], ...pod.containers]) {
      print(`    ${container.name}: ${tokensOf(container, pod).join('; ') || 'none'}`);
    }
  }
}

function tokensOf(container: any, pod: any): string[] {
  const injected = pod.automountServiceAccountToken === false ? [] : ['whatever Kubernetes mounts by itself'];
  const projected = (container.volumeMounts ?? []).flatMap((mount: any) => {
    const volume = pod.volumes.find((candidate: any) => candidate.name === mount.name);
    const sources = (volume?.projected?.sources ?? []).flatMap((source: any) => source.serviceAccountToken ?? []);
    return sources.map(({ audience, expirationSeconds, path }: any) =>
      `for ${audience ?? 'the Kubernetes API'}, ${expirationSeconds} s, at ${mount.mountPath}/${path}`);
  });
  return [...injected, ...projected];
}
