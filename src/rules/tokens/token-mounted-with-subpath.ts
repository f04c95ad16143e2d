import { Mount, mountsOf, TokenProjection, tokenProjections } from './_projections';
import { isWholeVolume, showsFile } from '../../kubernetes/sub-path';
import { kubernetes } from '../references';
import { Rule } from '../rule';

export const tokenMountedWithSubpath: Rule = {
  id: 'token-mounted-with-subpath',
  summary: 'A token is mounted with subPath, so that it is never renewed',
  why: 'Kubelet renews a token by exchanging a link in the volume. A mount of one file or folder of it keeps showing what was there when the container started, so that the calls of the container fail once that token expires.',
  fix: {
    construct: "workload.mountToken(BoundToken.forKubernetesApi(), { containers: ['app'], mountPath: '/var/run/secrets/tokens' });",
    yaml: 'volumeMounts:\n- {name: api-access, mountPath: /var/run/secrets/tokens, readOnly: true} # no subPath',
  },
  references: [kubernetes('Volumes, using subPath', 'concepts/storage/volumes/#using-subpath')],
  subject: 'workload',
  fields: ['subPath', 'subPathExpr'],
  *check(workload) {
    const projections = tokenProjections(workload);
    if (projections.length === 0) { return; }
    const byVolume = new Map<string, TokenProjection[]>();
    for (const projection of projections) {
      const others = byVolume.get(projection.volume);
      if (others) { others.push(projection); } else { byVolume.set(projection.volume, [projection]); }
    }
    for (const container of workload.containers) {
      for (const mount of mountsOf(container)) {
        const projection = byVolume.get(mount.volume)?.find(candidate => showsToken(mount, candidate));
        if (mount.subPath === undefined || !projection) { continue; }
        yield {
          path: [...mount.path, mount.isExpression ? 'subPathExpr' : 'subPath'],
          key: `container ${container.name} volume ${mount.volume}`,
          message: `the container '${container.name}' mounts '${mount.subPath}' of the volume '${mount.volume}', ${mount.isExpression ? 'and if that is its token' : 'so that its token is never renewed and'} the calls of the container fail once it expires`,
          fix: 'remove subPath and mount the whole volume at a directory of its own',
          ...mount.isExpression ? { unknown: true } : {},
        };
      }
    }
  },
};

/** Whether a part of a volume is, or holds, the token's file. The volume's root itself is renewed. */
function showsToken({ subPath, isExpression }: Mount, projection: TokenProjection): boolean {
  if (subPath === undefined) { return false; }
  return isExpression || (!isWholeVolume(subPath) && showsFile(subPath, projection.file));
}
