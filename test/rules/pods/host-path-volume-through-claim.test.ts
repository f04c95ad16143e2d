import { containerRuntimeSocket } from '../../../src/rules/pods/container-runtime-socket';
import { hostPathVolumeThroughClaim } from '../../../src/rules/pods/host-path-volume-through-claim';
import { sensitiveHostPath } from '../../../src/rules/pods/sensitive-host-path';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';
import { violations } from '../_violations';

const volume = (spec: string, name = 'node') => `
apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name} }
spec: { ${spec} }
---`;
const claim = (spec: string, name = 'data', namespace = 'shop') => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${spec} }
---`;
const pods = deployment('volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]');
const set = (template: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec: { volumeClaimTemplates: [{ metadata: { name: data }, spec: { ${template} } }], template: { spec: { containers: [{ name: app }] } } }
---`;
const FOUND = `${POD}.volumes[0].persistentVolumeClaim [volume v /data]`;

testRule(hostPathVolumeThroughClaim, {
  invalid: [
    {
      name: 'a claim that names the volume',
      yaml: pods + claim('volumeName: node') + volume('hostPath: { path: /data }'),
      findings: [FOUND],
      message: 'the volume \'v\' is "/data" of the node, through the PersistentVolume \'node\'',
    },
    { name: 'a local volume', yaml: pods + claim('volumeName: node') + volume('local: { path: /mnt/disk }'), findings: [FOUND.replace('/data', '/mnt/disk')] },
    {
      name: 'a volume reserved for the claim, whether the app shows the claim or not',
      yaml: pods + volume('hostPath: { path: /data }, claimRef: { namespace: shop, name: data }'),
      findings: [FOUND],
    },
    {
      name: 'a volume of the context',
      yaml: pods + claim('volumeName: node'),
      options: { context: volume('hostPath: { path: /data }') },
      findings: [FOUND],
    },
    {
      name: 'a volume reserved for a claim of a StatefulSet',
      yaml: set('') + volume('hostPath: { path: /data }, claimRef: { namespace: shop, name: data-db-0 }'),
      findings: ['StatefulSet/db spec.volumeClaimTemplates[0] [volume data /data]'],
    },
    {
      name: 'a claim template of a StatefulSet that names the volume',
      yaml: set('volumeName: node') + volume('hostPath: { path: /data }'),
      findings: ['StatefulSet/db spec.volumeClaimTemplates[0] [volume data /data]'],
    },
    {
      name: 'an ephemeral volume that names the volume',
      yaml: deployment('volumes: [{ name: v, ephemeral: { volumeClaimTemplate: { spec: { volumeName: node } } } }]') + volume('hostPath: { path: /data }'),
      findings: [`${POD}.volumes[0].ephemeral [volume v /data]`],
    },
    {
      name: 'a volume of the same class, which the claim may be bound to',
      yaml: pods + claim('storageClassName: manual, accessModes: [ReadWriteOnce]') + volume('storageClassName: manual, accessModes: [ReadWriteOnce], hostPath: { path: /data }'),
      findings: [`${FOUND} ?`],
      message: "if its claim is bound to the PersistentVolume 'node'",
    },
  ],
  valid: [
    { name: 'a network volume', yaml: pods + claim('volumeName: node') + volume('nfs: { server: a, path: / }') },
    { name: 'a claim in another namespace', yaml: pods + claim('volumeName: node', 'data', 'other') + volume('hostPath: { path: /data }') },
    { name: 'a volume reserved for another claim', yaml: pods + claim('storageClassName: manual') + volume('storageClassName: manual, hostPath: { path: /data }, claimRef: { namespace: shop, name: other }') },
    { name: 'a volume reserved for a claim in another namespace', yaml: pods + volume('hostPath: { path: /data }, claimRef: { namespace: other, name: data }') },
    { name: 'another storage class', yaml: pods + claim('storageClassName: fast') + volume('storageClassName: manual, hostPath: { path: /data }') },
    { name: 'the default storage class', yaml: pods + claim('accessModes: [ReadWriteOnce]') + volume('hostPath: { path: /data }') },
    { name: 'another access mode', yaml: pods + claim('storageClassName: manual, accessModes: [ReadWriteMany]') + volume('storageClassName: manual, accessModes: [ReadWriteOnce], hostPath: { path: /data }') },
    { name: 'another StatefulSet', yaml: set('') + volume('hostPath: { path: /data }, claimRef: { namespace: shop, name: data-db-0-x }') },
    { name: 'a hostPath volume, which another rule reports', yaml: deployment('volumes: [{ name: v, hostPath: { path: /data } }]') + volume('hostPath: { path: /data }') },
  ],
});

test('a volume behind a claim is as sensitive as a direct one', () => {
  const yaml = pods + claim('volumeName: node') + volume('hostPath: { path: /var/lib/kubelet }');
  const [{ message }] = violations(sensitiveHostPath, yaml);
  expect(message).toContain('"/var/lib/kubelet" of the node');
  expect(message).toContain("through the PersistentVolume 'node'");
  expect(violations(containerRuntimeSocket, pods + claim('volumeName: node') + volume('local: { path: /run/containerd }'))).toHaveLength(1);
});
