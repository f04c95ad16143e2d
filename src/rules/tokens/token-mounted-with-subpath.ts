import { isWholeVolume, showsFile } from '../../kubernetes/sub-path';
import { Workload } from '../../model/workload';
import { items } from '../../objects/lists';
import { kubernetes } from '../references';
import { Rule } from '../rule';

export const tokenMountedWithSubpath: Rule = {
  id: 'token-mounted-with-subpath',
  summary: 'A token is mounted with subPath and is never renewed',
  remedy: 'mount the directory instead of the file',
  why: 'The kubelet renews a token by replacing a symbolic link in the volume. A mount of a single file or directory keeps the content from when the container started, so the API calls of the container fail once that token expires.',
  fix: {
    construct: "workload.mountToken(BoundToken.forKubernetesApi(), { containers: ['app'], mountPath: '/var/run/secrets/tokens' });",
    yaml: 'volumeMounts:\n- {name: api-access, mountPath: /var/run/secrets/tokens, readOnly: true} # no subPath',
  },
  references: [kubernetes('Volumes, using subPath', 'concepts/storage/volumes/#using-subpath')],
  subject: 'workload',
  fields: ['subPath', 'subPathExpr'],
  *check(workload) {
    const files = filesByVolume(workload);
    if (files.size === 0) { return; }
    for (const { name, path, manifest } of workload.containers) {
      for (const [index, { name: volume, subPath, subPathExpr }] of items(manifest.volumeMounts).entries()) {
        const shown = subPathExpr || subPath;
        const tokens = files.get(volume ?? '') ?? [];
        // The root of the volume itself is renewed.
        if (!shown || tokens.length === 0 || !(subPathExpr || (!isWholeVolume(shown) && tokens.some(file => showsFile(shown, file))))) { continue; }
        yield {
          path: [...path, 'volumeMounts', index, subPathExpr ? 'subPathExpr' : 'subPath'],
          key: `container ${name} volume ${volume}`,
          message: `the container '${name}' mounts '${shown}' of the volume '${volume}', ${subPathExpr ? 'and if that is its token' : 'so its token is never renewed and'} the calls of the container fail once it expires`,
          fix: 'remove subPath and mount the whole volume at a separate directory',
          ...subPathExpr ? { unknown: true } : {},
        };
      }
    }
  },
};

/** The token files, by volume. */
function filesByVolume({ projectedTokens }: Workload): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { token: { volume = '' }, file = '' } of projectedTokens) {
    const others = found.get(volume);
    if (others) { others.push(file); } else { found.set(volume, [file]); }
  }
  return found;
}
