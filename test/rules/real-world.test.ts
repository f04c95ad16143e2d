import { existsSync } from 'fs';
import { join } from 'path';
import { audit } from '../../src/audit/audit';
import { readManifests } from '../../src/manifest/read-manifests';
import { AppModel } from '../../src/model/app-model';
import { Pack } from '../../src/rules/pack';
import { podSecurityBaseline, podSecurityRestricted, restricted } from '../../src/rules/packs';

const realWorld = join(__dirname, '../../../shared/fixtures/real-world');
const whenThere = existsSync(realWorld) ? test : test.skip;

/** The number of findings of each rule in third-party manifests. Each finding was verified in them. */
function countsOf(name: string, pack: Pack): { [rule: string]: number } {
  const { objects } = readManifests([join(realWorld, name)]);
  const { findings, errors } = audit(new AppModel(objects), { pack, today: '2026-01-01' });
  expect(errors).toEqual([]);
  const counts: { [rule: string]: number } = {};
  for (const { rule, unknown } of findings) {
    const id = unknown ? `${rule} (unknown)` : rule;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

whenThere('kube-prometheus', () => {
  expect(countsOf('kube-prometheus', restricted)).toEqual({
    // Five pods set automount to true. The account of Prometheus does too, and an operator creates its pods.
    'automounted-token': 5,
    'service-account-automount': 1,
    'namespace-without-hardened-default-service-account': 1,
    // kube-state-metrics lists Secrets; prometheus-operator has every verb on Secrets, StatefulSets and 24 more resources.
    'read-secrets': 1,
    'modify-service-endpoints': 2,
    'modify-services': 1,
    // The wildcard of the metrics server is in its resources, too.
    'wildcard-verb': 26,
    // Ingresses of the group extensions.
    'permission-without-effect': 3,
    'wildcard-resource': 1,
    // Prometheus in default and kube-system; the binding that every aggregated API server needs there is not reported.
    'cross-namespace-binding': 2,
    // Their policies allow all egress, including those of the pods of Prometheus and Alertmanager. node-exporter uses the host network.
    'metadata-endpoint-reachable': 7,
    'host-network': 1,
    'host-pid': 1,
    'host-port': 1,
    'host-path-volume': 2,
    'sensitive-host-path': 2,
    'added-capability': 1,
    // Two containers of blackbox-exporter, one of node-exporter.
    'missing-seccomp-profile': 3,
    'service-links': 6,
    // prometheus-operator writes Secrets in every namespace, with which it can create a token of any account.
    'path-to-cluster-admin': 1,
    // The label only sets the warn mode.
    'namespace-without-pod-security': 1,
  });
});

whenThere('ingress-nginx', () => {
  expect(countsOf('ingress-nginx', restricted)).toEqual({
    'automounted-token': 3,
    'service-account-automount': 2,
    'shared-service-account': 1,
    'namespace-without-hardened-default-service-account': 1,
    // The jobs of its webhook can create a token Secret of the controller, which reads all Secrets.
    'path-to-secrets-of-another-namespace': 1,
    'read-secrets': 3,
    'write-secrets': 1,
    'modify-admission-control': 1,
    // IngressClasses in a Role.
    'cluster-scoped-resource-in-role': 1,
    'metadata-endpoint-reachable (unknown)': 3,
    'missing-memory-limit': 3,
    'missing-resource-requests': 2,
    'writable-root-filesystem': 1,
    'service-links': 3,
    'namespace-without-pod-security': 1,
  });
});

whenThere('what a namespace with Pod Security would refuse', () => {
  const nodeExporter = { 'host-network': 1, 'host-pid': 1, 'host-port': 1, 'host-path-volume': 2 };
  expect(countsOf('kube-prometheus', podSecurityBaseline)).toEqual({ ...nodeExporter, 'capability-above-baseline': 1 });
  expect(countsOf('kube-prometheus', podSecurityRestricted)).toEqual({ ...nodeExporter, 'added-capability': 1, 'missing-seccomp-profile': 3 });
  expect(countsOf('ingress-nginx', podSecurityBaseline)).toEqual({});
  expect(countsOf('ingress-nginx', podSecurityRestricted)).toEqual({});
});
