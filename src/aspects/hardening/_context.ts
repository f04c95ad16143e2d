import { IsExcluded } from '../../manifest/manifest-names';
import { ManifestObject, Manifests } from '../../manifest/manifest-object';
import { readManifests } from '../../manifest/read-manifests';

/** The manifests in the `context` of all `Hardening` aspects of an app. Reads each path once. */
export class HardeningContext {
  private readonly byPath: ReadonlyMap<string, Manifests>;

  /**
   * @param paths Files and directories, possibly with duplicates.
   * @param isExcluded The files to skip in directories.
   */
  public constructor(paths: readonly string[], isExcluded?: IsExcluded) {
    this.byPath = new Map([...new Set(paths)].map(path => [path, readManifests([path], { isExcluded })]));
  }

  public get objects(): readonly ManifestObject[] {
    return [...this.byPath.values()].flatMap(({ objects }) => objects);
  }

  /** Messages for manifests that can't be read, which may contain bindings. */
  public get problems(): readonly string[] {
    return [...this.byPath.values()].flatMap(({ errors }) => errors).map(
      ({ file, line, column, message }) => `the context of Hardening can't be read: ${file}:${line}:${column}: ${message}`,
    );
  }

  /** Whether any of the paths contains a binding, which shows the bindings elsewhere. */
  public showsBindings(paths: readonly string[]): boolean {
    return paths.some(path => this.byPath.get(path)?.objects.some(isBinding));
  }
}

function isBinding({ apiVersion, kind }: ManifestObject): boolean {
  return apiVersion.startsWith('rbac.authorization.k8s.io/') && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
}
