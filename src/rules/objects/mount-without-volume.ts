import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';
import { isPlaceholder } from '../../objects/placeholder';
import { containerText } from '../_part-names';
import { kubernetes } from '../references';
import { Rule } from '../rule';

export const mountWithoutVolume: Rule = {
  id: 'mount-without-volume',
  summary: 'A container mounts a volume that its pod does not have',
  remedy: 'declare the volume, or remove the mount',
  why: 'The API server rejects such a pod, so the workload never runs as reviewed. Often the volume of a token or a Secret was renamed in one place only.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      "  writableDirectories: [{ path: '/data' }],",
      '});',
    ].join('\n'),
    yaml: 'volumes: [{name: data, emptyDir: {sizeLimit: 64Mi}}]',
  },
  references: [kubernetes('Volumes', 'concepts/storage/volumes/')],
  subject: 'container',
  fields: ['volumeMounts', 'volumeDevices'],
  *check({ workload, container }, model) {
    // A controller may add volumes, for example from its claims.
    if (model.partOf(workload.object)) { return; }
    const volumes = volumesOf(workload);
    // Another tool may fill in exactly the name that is mounted.
    if ([...volumes].some(isPlaceholder) || areUnreadable(workload)) { return; }
    for (const list of ['volumeMounts', 'volumeDevices'] as const) {
      for (const [index, { name }] of items<k8s.VolumeMount | k8s.VolumeDevice>(container.manifest[list]).entries()) {
        if (isPlaceholder(name) || volumes.has(name ?? '')) { continue; }
        yield {
          path: [list, index, 'name'],
          key: `mount ${name ?? ''}`,
          message: `${containerText(container.name)} mounts ${name ? `the volume '${name}', which its pod does not have` : 'a volume without a name'}, so the API server rejects the pod`,
          fix: name ? `- name: ${name} # under volumes of the pod, or use the name of an existing volume` : 'name: <a volume of the pod>',
          fixIsExample: true,
        };
      }
    }
  },
};

/** The names of the volumes a container can mount. A StatefulSet adds a volume for each of its claim templates. */
function volumesOf({ object, pod }: Workload): ReadonlySet<string> {
  const claims = object.kind === 'StatefulSet' ? items((object.manifest as k8s.StatefulSet).spec?.volumeClaimTemplates) : [];
  return new Set([...items(pod.spec?.volumes).map(({ name }) => name ?? ''), ...claims.map(({ metadata }) => metadata?.name ?? '')].filter(name => name !== ''));
}

const VOLUME_LISTS: readonly (string | number)[] = ['volumes', 'volumeClaimTemplates'];

function areUnreadable({ object: { unreadable = [] } }: Workload): boolean {
  return unreadable.some(path => path.some(step => VOLUME_LISTS.includes(step)));
}
