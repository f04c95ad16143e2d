import { IsExcluded } from '../../manifest/manifest-names';
import { ManifestObject, Manifests } from '../../manifest/manifest-object';
import { readManifests } from '../../manifest/read-manifests';

/** What the `context` of all `Hardening` aspects of an app holds, each path read once. */
export class HardeningContext {
  private readonly byPath: ReadonlyMap<string, Manifests>;

  /**
   * @param paths Files and directories, which may come several times.
   * @param isExcluded What is not read in directories.
   */
  public constructor(paths: readonly string[], isExcluded?: IsExcluded) {
    this.byPath = new Map([...new Set(paths)].map(path => [path, readManifests([path], { isExcluded })]));
  }

  public get objects(): readonly ManifestObject[] {
    return [...this.byPath.values()].flatMap(({ objects }) => objects);
  }

  /** What can't be read; a binding may be among it. */
  public get problems(): readonly string[] {
    return [...this.byPath.values()].flatMap(({ errors }) => errors).map(
      ({ file, line, column, message }) => `the context of Hardening can't be read: ${file}:${line}:${column}: ${message}`,
    );
  }

  /** Whether what stands at some of the paths says who is bound elsewhere. */
  public showsBindings(paths: readonly string[]): boolean {
    return paths.some(path => this.byPath.get(path)?.objects.some(isBinding));
  }
}

function isBinding({ apiVersion, kind }: ManifestObject): boolean {
  return apiVersion.startsWith('rbac.authorization.k8s.io/') && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
}
