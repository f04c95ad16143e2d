import { throughClaim } from './_host-paths';
import { claimedPaths } from '../../model/claimed-paths';
import { volumeText } from '../_part-names';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** The counterpart of `host-path-volume` for volumes behind a claim, which Pod Security admits. */
export const hostPathVolumeThroughClaim: Rule = {
  id: 'host-path-volume-through-claim',
  summary: 'A PersistentVolumeClaim gives a pod a directory of the node',
  remedy: 'use another type of volume',
  why: 'A PersistentVolume of type hostPath or local is a directory of its node. A pod that claims it reads and writes there as with a hostPath volume, and Pod Security, which only checks the pod, admits it even at "restricted".',
  fix: {
    construct: "kplus.Volume.fromEmptyDir(chart, 'data', 'data'); // or a claim of a StorageClass that is not on the node",
    yaml: 'kind: PersistentVolumeClaim\nspec:\n  storageClassName: <a class whose volumes are not directories of the node>',
  },
  references: [
    cis('5.2.11'), owaspKubernetes('K01'), mitre('T1611'),
    kubernetes('Persistent Volumes', 'concepts/storage/persistent-volumes/'), kubernetes('Volumes, hostPath', 'concepts/storage/volumes/#hostpath'),
  ],
  subject: 'workload',
  fields: ['persistentVolumeClaim', 'volumeClaimTemplates', 'ephemeral'],
  *check(workload, model) {
    for (const claimed of claimedPaths(workload, model)) {
      yield throughClaim(claimed, `${volumeText(claimed.volume)} is ${JSON.stringify(claimed.hostPath)} of the node`);
    }
  },
};
