import { execFileSync, spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** A source that is not available. The message is one sentence. */
export class SourceError extends Error {}

/** The source of one version of Kubernetes in modules from the Go proxy. */
export class Source {
  /**
   * @param version As in `v1.37.2`.
   * @throws SourceError if there is no such version
   */
  public static of(version: string): Source {
    if (!/^v1\.\d+\.\d+(-[\w.]+)?$/.test(version)) { throw new SourceError(`${version} is not a version of Kubernetes; write it as v1.37.2`); }
    return new Source(version);
  }

  private constructor(public readonly version: string) {
    // All other modules of Kubernetes have the same version with a 0 instead of the 1.
    this.folder('k8s.io/kubernetes', version);
  }

  /** The folder of Kubernetes itself. */
  public get kubernetes(): string {
    return this.folder('k8s.io/kubernetes', this.version);
  }

  /** The folder of the policies of Pod Security. */
  public get podSecurity(): string {
    return join(this.folder('k8s.io/pod-security-admission', this.version.replace('v1.', 'v0.')), 'policy');
  }

  /** The folders of Go code with a folder for each API group, which has one for each version. */
  public get apiGroups(): readonly string[] {
    const version = this.version.replace('v1.', 'v0.');
    return [
      this.folder('k8s.io/api', version),
      join(this.folder('k8s.io/apiextensions-apiserver', version), 'pkg/apis'),
      join(this.folder('k8s.io/kube-aggregator', version), 'pkg/apis'),
    ];
  }

  private folder(module: string, version: string): string {
    const folder = join(go('env', 'GOMODCACHE').trim(), `${module}@${version}`);
    if (existsSync(folder)) { return folder; }
    // Go also downloads modules that need a newer Go, but then reports an error.
    const { stdout } = spawnSync('go', ['mod', 'download', '-json', `${module}@${version}`], { cwd: tmpdir(), encoding: 'utf8' });
    if (existsSync(folder)) { return folder; }
    const served = go('list', '-m', '-versions', module).trim().split(' ').slice(1);
    throw new SourceError(`the Go proxy does not serve ${module} ${version} (${firstLine(stdout)}); it serves ${served.slice(-8).join(', ')}`);
  }
}

function go(...args: readonly string[]): string {
  try {
    return execFileSync('go', args, { cwd: tmpdir(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    throw new SourceError(code === 'ENOENT' ? 'Go is needed to read the source of Kubernetes, and is not installed' : `go ${args.join(' ')}: ${stderr?.trim()}`);
  }
}

function firstLine(answer: string): string {
  return (JSON.parse(answer) as { Error: string }).Error.split('\n')[0];
}
