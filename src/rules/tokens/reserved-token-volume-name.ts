import { unknownAutomountReason } from './_api-tokens';
import { startedContainers } from './_projections';
import { isMadeByAdmission } from './_reserved-volumes';
import { mountsOverToken } from '../../kubernetes/injected-token';
import { RESERVED_VOLUME_PREFIX } from '../../kubernetes/service-account-token';
import { items } from '../../objects/lists';
import { containersText } from '../_text';
import { cis, kubernetes, mitre, nsa } from '../references';
import { Rule } from '../rule';

export const reservedTokenVolumeName: Rule = {
  id: 'reserved-token-volume-name',
  summary: 'A volume has a name that Kubernetes reserves for its own token volume',
  remedy: 'rename the volume',
  why: 'If automount is enabled, admission takes a volume whose name starts with kube-api-access- for its own token volume and mounts it into every container that has no mount at the token path. A volume meant for one container is then in all of them.',
  fix: {
    construct: "workload.mountToken(BoundToken.forKubernetesApi(), { containers: ['app'] }); // names the volume kubernetes-api-token",
    yaml: 'spec:\n  automountServiceAccountToken: false\n  volumes:\n  - name: api-access',
  },
  references: [
    cis('5.1.6'), nsa('protecting Pod service account tokens'), mitre('T1528'),
    kubernetes('Service accounts admission', 'reference/access-authn-authz/service-accounts-admin/#bound-service-account-token-volume'),
  ],
  subject: 'workload',
  fields: ['volumes'],
  *check(workload) {
    const { automount } = workload;
    if (automount.value === 'no') { return; }
    // Admission uses the first.
    const volumes = items(workload.pod.spec?.volumes).map(volume => volume.name ?? '');
    const index = volumes.findIndex(volume => volume.startsWith(RESERVED_VOLUME_PREFIX));
    const name = volumes[index];
    const containers = index < 0 || isMadeByAdmission(workload, name) ? []
      : startedContainers(workload).filter(({ manifest }) => !mountsOverToken(manifest));
    if (containers.length === 0) { return; }
    yield {
      path: [...workload.podPath, 'spec', 'volumes', index, 'name'],
      key: `volume ${name}`,
      message: `Kubernetes takes the volume '${name}' for its own token volume and mounts it into ${containersText(containers.map(container => container.name))}${automount.value === 'unknown' ? `, if automount is enabled: ${unknownAutomountReason(workload)}` : ''}`,
      ...automount.value === 'unknown' ? { unknown: true } : {},
    };
  },
};
